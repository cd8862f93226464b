import type { Identity } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import type { RiskReason } from '../risk/types.ts';
import { OCTOCAT, policyOf, RENOVATE } from '../testing.ts';
import type { Verdict } from '../verdict.ts';
import { admit, laneOf } from './lane.ts';
import { AGENT, gate, mergePolicy, NOW, risk } from './testing.ts';

const reason = (rule: string, level: RiskReason['level'] = 'low'): RiskReason => ({
  rule,
  level,
  path: 'pvc.yaml',
  line: 3,
  message: 'a volume grows',
});
const unscoped = { judges: [{ gate: 'diff-scope' as const, outcome: 'skip' as const, summary: '' }], bumps: [] };
const grown = (reasons = [reason('risk/pvc-increase')], parts: Partial<Verdict> = {}) =>
  gate({ ...unscoped, risk: risk('low', { reasons }), ...parts });
const measured = (profiles: string[]) => ({ context: { profiles, body: 'sha256:00', canary: null } });

const LANES = `  lanes:
    - { name: storage, authors: ["storage-agent[bot]"], admit: [risk/pvc-increase] }
    - { name: sized, authors: ["storage-agent[bot]"], admit: [risk/pvc-increase, risk/replicas], packs: [ops] }`;
const POLICY = mergePolicy(LANES);
const TOO = mergePolicy(LANES, 'authors: { enforce: ["storage-agent[bot]"] }');
const LATER = policyOf(
  'version: 1\nmerge: { ramp: [{ components: ["**"], since: 2026-11-22, by: octocat, evidence: none }] }',
);
const ramp = (glob: string) =>
  policyOf(
    `version: 1\nmerge: { ramp: [{ components: ["${glob}"], since: 2026-11-21, by: octocat, evidence: none }] }`,
  );
const second = gate().bumps.map((one) => ({ ...one, name: 'ghcr.io/acme/db', path: 'kubernetes/db.yaml' }));
const two = gate({ bumps: [...gate().bumps, ...second] });
const blockedScope = gate({ judges: [{ gate: 'diff-scope', outcome: 'block', summary: '' }] });

describe('laneOf', () => {
  it.each<[string, ReturnType<typeof policyOf>, Verdict, Identity | null, string | null]>([
    ['a proved bump', POLICY, gate(), RENOVATE, 'bumps'],
    ['a proved bump of nobody knows whom', POLICY, gate(), null, 'bumps'],
    ['a proved bump of a person', POLICY, gate(), OCTOCAT, null],
    ['diff-scope blocks', POLICY, blockedScope, RENOVATE, null],
    ['diff-scope only advises', POLICY, gate({ ...unscoped, bumps: gate().bumps }), RENOVATE, null],
    ['no judges', POLICY, gate({ judges: [] }), RENOVATE, null],
    ['no bumps', POLICY, gate({ bumps: [] }), RENOVATE, null],
    ['an empty ramp', policyOf(null), gate(), RENOVATE, null],
    ['a ramp by path', ramp('kubernetes/**'), gate(), RENOVATE, 'bumps'],
    ['a ramp by name', ramp('ghcr.io/acme/*'), gate(), RENOVATE, 'bumps'],
    ['another ramp', ramp('ghcr.io/other/*'), gate(), RENOVATE, null],
    ['a ramp for one of two', ramp('ghcr.io/acme/app'), two, RENOVATE, null],
    ['a ramp for both', ramp('ghcr.io/acme/*'), two, RENOVATE, 'bumps'],
    ['a ramp from tomorrow on', LATER, gate(), RENOVATE, null],
    ['a rollback', LATER, gate({ rollback: { kind: 'inverse', commit: 'x' } }), RENOVATE, 'bumps'],
    [
      'a path longer than any',
      ramp('**'),
      gate({ bumps: [{ ...second[0], path: 'a'.repeat(300), name: 'b'.repeat(300) } as never] }),
      RENOVATE,
      null,
    ],
    ['a volume grows', POLICY, grown(), AGENT, 'storage'],
    ['a volume grows, by somebody else', POLICY, grown(), RENOVATE, null],
    ['a volume grows, by a namesake', POLICY, grown(), { ...AGENT, login: 'storage-agent' }, null],
    ['one more thing', POLICY, grown([reason('risk/pvc-increase'), reason('risk/replicas')]), AGENT, null],
    [
      'one more thing, measured',
      POLICY,
      grown([reason('risk/pvc-increase'), reason('risk/replicas')], measured(['ops'])),
      AGENT,
      'sized',
    ],
    [
      'one more thing, measured by another pack',
      POLICY,
      grown([reason('risk/replicas')], measured(['canary'])),
      AGENT,
      null,
    ],
    ['an admitted rule above low', POLICY, grown([reason('risk/pvc-increase', 'medium')]), AGENT, null],
    [
      'not everything is explained',
      POLICY,
      gate({ ...unscoped, risk: risk('low', { reasons: [reason('risk/pvc-increase')], complete: false }) }),
      AGENT,
      null,
    ],
    ['nothing is explained', POLICY, grown([]), AGENT, null],
    ['no risk', POLICY, (({ risk: _none, ...rest }) => rest)(grown()), AGENT, null],
    ['a bump of an agent that is enforced too', TOO, gate(), AGENT, 'bumps'],
    ['a volume grows, by an agent that is enforced too', TOO, grown(), AGENT, 'storage'],
  ])('%s', (_name, policy, verdict, author, expected) => {
    expect(laneOf(policy, verdict, { author, now: NOW })).toBe(expected);
  });

  it.each([
    ['the ramp', policyOf(null), two, RENOVATE, ['ghcr.io/acme/app and ghcr.io/acme/db are not in the ramp']],
    ['no lane', POLICY, gate(), OCTOCAT, ['no lane is for octocat']],
    [
      'each lane asked',
      POLICY,
      grown([reason('risk/replicas')]),
      AGENT,
      [
        'lane storage does not admit risk/replicas: a volume grows',
        'lane sized needs the context pack ops, by which this pull request was not measured',
      ],
    ],
    [
      'what is not explained',
      POLICY,
      grown([]),
      AGENT,
      [
        'lane storage needs every difference to be explained, and not every one is',
        'lane sized needs every difference to be explained, and not every one is',
      ],
    ],
    ['no proof', POLICY, blockedScope, RENOVATE, ['it is not proved to be nothing but bumps']],
  ])('says why not: %s', (_name, policy, verdict, author, expected) => {
    expect(admit(policy, verdict, { author, now: NOW }).reasons.map(({ message }) => message)).toEqual(expected);
  });
});
