import { describe, expect, it } from 'vitest';
import type { RiskLevel } from '../../risk/types.ts';
import { bump, change, file, proof } from '../../testing.ts';
import { HIGH, judge, LOW, OPS_BODY, withSection } from '../testing.ts';

const found = (parts: Parameters<typeof judge>[0]) =>
  judge(parts).findings.map(({ rule, message }) => `${rule}: ${message}`);

describe('what a body claims', () => {
  const changed = (...paths: string[]) => change({ files: paths.map((path) => file(path)) });
  const claim = (text: string, ...paths: string[]) =>
    found({
      policy: 'context: { profiles: [{ name: own }], require: [{ profile: own }] }',
      body: text,
      change: changed(...paths),
    });

  it.each([
    ['This is docs only.', 'docs only', 'src/a.ts'],
    ['Documentation-only change', 'docs only', 'src/a.ts'],
    ['Only docs changed.', 'docs only', 'docs/a.md', 'src/a.ts'],
    ['- [x] docs only', 'docs only', 'AGENTS.md'],
    ['## Docs only', 'docs only', '.claude/commands/x.md', 'README.md'],
    ['There is **no production** change.', 'no production change', 'kubernetes/apps/docs/a.yaml'],
    ['Production: no prod impact', 'no production change', 'charts/a.yaml'],
    ['No runtime effects', 'no production change', '.github/workflows/ci.yaml'],
  ])('%s', (text, said, ...paths) => {
    const against = paths.find((path) => !/^(docs\/a|README)\.md$/.test(path));
    expect(claim(text, ...paths)).toEqual([
      `context/claim: the body claims \`${said}\`, and the change touches \`${against}\``,
    ]);
  });

  it.each([
    ['This is docs only.', 'docs/a.md', 'README.md', 'packages/a/README.md'],
    ['No production change.', 'test/a.yaml', 'src/a.test.ts', 'docs/a.md'],
    ['This is not docs only.', 'src/a.ts'],
    ["It isn't a docs-only change.", 'src/a.ts'],
    ['This changes production.', 'src/a.ts'],
    ['<!-- docs only -->Something', 'src/a.ts'],
    ['The label\n> docs only', 'src/a.ts'],
    ['Something\n- [ ] docs only', 'src/a.ts'],
  ])('accepts %s', (text, ...paths) => {
    expect(claim(text, ...paths)).toEqual([]);
  });
});

describe('a stated risk', () => {
  const policy = 'context: { require: [{ profile: ops }] }';
  const level = (risk: RiskLevel) => ({ ...LOW, level: risk });
  const state = (text: string, risk = level('medium')) =>
    found({ policy, body: OPS_BODY.replace('Risk: low.', text), risk });

  it.each([
    ['Risk: low.', 'low'],
    ['**Risk**: low.', 'low'],
    ['The risk is minimal.', 'low'],
    ['This is a low-risk change.', 'low'],
    ['There is no risk.', 'low'],
    ['Low.', 'low'],
    ['| a | b |\n|---|---|\n| Risk | low |\n\n', 'low'],
    ['low | medium | high', 'low'],
  ])('is a finding when it is below the computed one: %s', (text, said) => {
    expect(state(text)).toEqual([`context/risk-claim: the body states a ${said} risk, and the computed one is medium`]);
  });

  it.each(['Risk: medium.', 'Risk level is high.', 'Medium.', 'This is not a low risk; risk: medium.'])(
    'may be %s',
    (text) => {
      expect(state(text)).toEqual([]);
    },
  );

  it('counts in every section, and says what makes it so', () => {
    expect(found({ body: withSection('Context', 'This is a medium risk to whoever signs in.'), risk: HIGH })).toEqual([
      'context/risk-claim: the body states a medium risk, and the computed one is high: a role changes',
    ]);
  });

  it('must be there where the profile asks for it', () => {
    expect(state('Fine.')).toEqual(['context/risk-unstated: section `Risk statement` states no level']);
  });
});

describe("a bot's body", () => {
  const policy = 'context: { require: [{ profile: bot }] }';
  const bumps = proof({ bumps: [bump(), bump({ name: 'docker.io/library/redis', written: 'redis' })] });
  const bot = (body: string) => found({ policy, body, proof: bumps });

  it.each([
    [
      'a table',
      'This PR contains the following updates:\n\n| Package | Change |\n|---|---|\n| [ghcr.io/acme/app](https://example.com/app) | `1.2.3` |\n| redis | `7` |',
    ],
    ['a sentence', 'Bumps [acme/app](https://example.com/app) and Redis.'],
  ])('passes with %s', (_name, body) => {
    expect(bot(body)).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['', ['context/body: the body shows 0 letters and digits, of at least 20 (profile `bot`)']],
    [
      '<!-- Bumps app and redis from 1 to 2 -->',
      ['context/body: the body shows 0 letters and digits, of at least 20 (profile `bot`)'],
    ],
    ['Bumps app and redis from 1 to 2.', ['context/body: the body has no link (profile `bot`)']],
    [
      'Bumps the image [app](https://example.com/app) from 1 to 2.',
      ['context/body: the body does not name docker.io/library/redis (profile `bot`)'],
    ],
  ])('%s', (body, expected) => {
    expect(bot(body)).toEqual(expected);
  });
});
