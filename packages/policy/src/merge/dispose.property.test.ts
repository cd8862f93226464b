import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Remark } from '../evidence/conversation.ts';
import { OCTOCAT, policyOf, sha } from '../testing.ts';
import type { Finding, Verdict } from '../verdict.ts';
import { type DisposeInput, dispose } from './dispose.ts';
import type { Disposition } from './disposition.ts';
import type { LiveState } from './live.ts';
import { AGENT, finding, freeze, gate, HUBOT, live, mergePolicy, NOW, review, risk, stability } from './testing.ts';

const NIGHTLY = '  window: { time-zone: UTC, open: [{ days: [sat], from: "22:00", to: "23:00" }] }';
const LANES = '  lanes: [{ name: storage, authors: ["storage-agent[bot]"], admit: [risk/update] }]';
const SENIOR = '  approvals: { high: [octocat] }';
const ARM = mergePolicy(`  after-approval: arm\n${SENIOR}`);
const policies = [
  policyOf(null),
  mergePolicy(),
  mergePolicy(`${LANES}\n${SENIOR}`),
  ARM,
  mergePolicy(`  after-approval: arm\n  bind: all\n${NIGHTLY}`, 'labels: { withhold: [stop] }'),
  mergePolicy('  bake: { days: 3, stability-days: require }\n  bases: [main, next]'),
];

const POSSIBLE = [
  finding('scope/residue'),
  finding('scope/hold'),
  finding('scope/hold', { due: true }),
  finding('review/running'),
  finding('context/canary-running'),
  finding('error/internal'),
];
const findings = fc.constantFrom(...POSSIBLE);
type Change = (input: DisposeInput) => DisposeInput;
const judged =
  (parts: Partial<Verdict>): Change =>
  (input) => ({ ...input, verdict: { ...input.verdict, ...parts } });
const seenAs =
  (parts: Partial<LiveState>): Change =>
  (input) => ({ ...input, live: { ...input.live, ...parts } });
const found =
  (one: Finding): Change =>
  (input) =>
    judged({ outcome: 'block', findings: [...input.verdict.findings, one] })(input);
const said =
  (one: Remark): Change =>
  (input) =>
    seenAs({ reviews: [...input.live.reviews, one] })(input);
const stranger = { login: 'mona', id: 3, type: 'User' } as const;

/** Ways in which a case differs from one that is armed. */
const changes: Change[] = [
  ...policies.map(
    (policy): Change =>
      (input) => ({ ...input, policy }),
  ),
  ...(['pass', 'block', 'skip', 'error'] as const).map((outcome) => judged({ outcome })),
  ...(['low', 'medium', 'high'] as const).map((level) => judged({ risk: risk(level) })),
  judged({ gate: 'risk' }),
  judged({ head: sha('d') }),
  judged({ truncated: true }),
  judged({ rollback: { kind: 'state', commit: sha('9') } }),
  judged({ judges: [{ gate: 'diff-scope', outcome: 'skip', summary: '' }] }),
  ...POSSIBLE.map(found),
  ...[AGENT, OCTOCAT, null].map((author) => seenAs({ author })),
  seenAs({ state: 'closed' }),
  seenAs({ draft: true }),
  seenAs({ baseRef: 'next' }),
  seenAs({ sharers: [{ pullRequest: 8, author: HUBOT }] }),
  seenAs({ labels: [{ name: 'stop', byPerson: true }] }),
  seenAs({ lastPushers: [OCTOCAT] }),
  seenAs({ freezes: [freeze()] }),
  seenAs({ statuses: [stability()] }),
  seenAs({ oldestCheckSuite: null }),
  seenAs({ oldestCheckSuite: 'yesterday' }),
  said(review()),
  said(review({ author: HUBOT })),
  said(review({ state: 'CHANGES_REQUESTED' })),
  said(review({ state: 'DISMISSED' })),
  said(review({ author: HUBOT, commit: sha('d') })),
  (input) => ({ ...input, freezeInput: 'an incident' }),
];
const plain = { policy: mergePolicy(), verdict: gate(), live: live(), posture: null, now: NOW, freezeInput: '' };
const reviewed = { ...plain, policy: ARM, live: live({ reviews: [review()] }) };
const armed: DisposeInput[] = [
  plain,
  { ...reviewed, verdict: gate({ risk: risk('medium') }) },
  { ...reviewed, verdict: gate({ risk: risk('high') }) },
];
const anyInput = fc
  .tuple(fc.constantFrom(...armed), fc.array(fc.constantFrom(...changes), { maxLength: 5 }))
  .map(([input, some]) => some.reduce((changed, change) => change(changed), input));

/** How much a disposition lets happen: nothing, a person's merge, a machine's. */
const permits = ({ state, arm }: Disposition) => (arm ? 2 : state === 'success' ? 1 : 0);
const check = (property: (input: DisposeInput, before: Disposition) => void) =>
  fc.assert(
    fc.property(anyInput, (input) => {
      property(input, dispose(input));
    }),
    { numRuns: 2000 },
  );

describe('whatever the input, a disposition', () => {
  it('arms only what merges itself, or what people approved where policy arms that', () => {
    const seen = new Set<string>();
    check(({ policy, verdict, live: moment }, { kind, arm, state, lane, approvedBy }) => {
      if (!arm) return;
      seen.add(kind);
      expect({
        state,
        outcome: verdict.outcome,
        gate: verdict.gate,
        cut: verdict.truncated,
        head: verdict.head,
      }).toEqual({
        state: 'success',
        outcome: 'pass',
        gate: 'gate',
        cut: undefined,
        head: moment.head,
      });
      expect(lane).not.toBeNull();
      if (kind === 'auto-merge') {
        expect(verdict.risk?.level).toBe('low');
        return;
      }
      expect(['approval', 'review']).toContain(kind);
      expect(policy.merge.afterApproval).toBe('arm');
      expect(approvedBy).not.toEqual([]);
    });
    expect([...seen].sort()).toEqual(['approval', 'auto-merge', 'review']);
  });

  it('is never a success when the verdict is an error, or blocks by more than a hold that a person reviewed', () => {
    check(({ verdict }, { state, kind, approvedBy }) => {
      if (state !== 'success') return;
      expect(verdict.outcome).not.toBe('error');
      if (verdict.outcome !== 'block') return;
      expect(verdict.findings.every(({ due }) => due === true)).toBe(true);
      expect(['review', 'approval']).toContain(kind);
      expect(approvedBy).not.toEqual([]);
    });
  });

  it.each<[string, Change]>([
    ['a freeze', (input) => ({ ...input, freezeInput: 'an incident' })],
    ['a freeze issue', seenAs({ freezes: [freeze()] })],
    ['a status that makes wait', seenAs({ statuses: [stability()] })],
    ['a draft', seenAs({ draft: true })],
    ['another head', seenAs({ head: sha('e') })],
    ['a list that was cut', judged({ truncated: true })],
    ['a request for changes', said(review({ author: stranger, state: 'CHANGES_REQUESTED' }))],
    ['high risk', judged({ risk: risk('high') })],
  ])('permits no more for %s', (_name, stricter) => {
    check((input, before) => {
      expect(permits(dispose(stricter(input)))).toBeLessThanOrEqual(permits(before));
    });
  });

  it('permits no more for one finding more', () => {
    const more = (input: DisposeInput, one: Finding): DisposeInput => {
      const { verdict } = input;
      const outcome = verdict.outcome === 'pass' ? 'block' : verdict.outcome;
      return { ...input, verdict: { ...verdict, outcome, findings: [...verdict.findings, one] } };
    };
    fc.assert(
      fc.property(anyInput, findings, (input, one) => {
        // others are no verdicts: reading refuses them
        fc.pre((input.verdict.outcome === 'pass') === (input.verdict.findings.length === 0));
        expect(permits(dispose(more(input, one)))).toBeLessThanOrEqual(permits(dispose(input)));
      }),
      { numRuns: 2000 },
    );
  });
});
