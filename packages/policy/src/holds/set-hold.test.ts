import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bump, judge, policyOf, proof, sha } from '../testing.ts';
import { GatehouseError } from '../verdict.ts';
import { explainSetHold, readSetHold, type SetHold, setHoldPath } from './set-hold.ts';
import { writeSetHold } from './write-set-hold.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const PATH = setHoldPath('web');
const HOLD: SetHold = { version: 1, set: 'web', refuses: [digest('3')], reason: 'orders are written twice' };
const POLICY = 'version: 1\nimages: [{ name: web, images: [{ repository: ghcr.io/acme/app }] }]\n';

describe('the file of a hold', () => {
  it('is written so that a person can edit it', () => {
    const whole = { ...HOLD, revision: sha('1'), by: 'octocat', until: '2026-12-31', 'fixed-by': sha('2') };
    expect(writeSetHold(whole)).toBe(`version: 1
set: "web"
refuses:
  - "${digest('3')}"
revision: "${sha('1')}"
reason: "orders are written twice"
by: "octocat"
until: "2026-12-31"
fixed-by: "${sha('2')}"
`);
  });

  it('is read as it was written, whatever it says', () => {
    const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
    // YAML would take these for numbers if they stood there without quotes.
    const commit = fc.oneof(hex(40), fc.stringMatching(/^[0-9]{40}$/), fc.stringMatching(/^[0-9]{3}e[0-9]{36}$/));
    const digests = fc.array(
      hex(64).map((text) => `sha256:${text}`),
      { minLength: 1, maxLength: 9 },
    );
    const said = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '?'));
    const hold = fc.record(
      {
        version: fc.constant(1 as const),
        set: fc.stringMatching(/^[a-z0-9]([a-z0-9._-]{0,8}[a-z0-9])?$/),
        refuses: digests,
        reason: said,
        revision: fc.oneof(commit, fc.array(commit, { minLength: 1, maxLength: 3 })),
        by: said,
        until: fc.constant('2026-12-31'),
        'fixed-by': commit,
      },
      { requiredKeys: ['version', 'set', 'refuses', 'reason'] },
    );
    fc.assert(
      fc.property(hold, (any) => {
        expect(explainSetHold(setHoldPath(any.set), writeSetHold(any))).toEqual({ hold: any, complaints: [] });
      }),
    );
  });

  it('has its text in plain sight, without characters that nobody sees', () => {
    expect(writeSetHold({ ...HOLD, reason: 'a"b\\c\u202ed\né' })).toContain(
      'reason: "a\\"b\\\\c\\U0000202ed\\U0000000aé"\n',
    );
  });

  it.each<[string, string, string]>([
    [
      'a fix that is no commit',
      'fixed-by: 1.8.2',
      'line 6: fixed-by is not the full id of a commit, 40 hexadecimal digits',
    ],
    [
      'a key that is unknown',
      'alow: all',
      'line 6: alow is not a key; keys here are version, set, refuses, revision, reason, by, until, fixed-by',
    ],
    [
      'a commit that YAML reads as a number',
      `fixed-by: ${'1'.repeat(40)}`,
      'line 6: fixed-by is 1.1111111111111112e+39, but text (in quotes if it looks like a number) is needed',
    ],
    ['a day that no calendar has', 'until: 2026-02-30', 'line 6: until is a day that no calendar has'],
    ['a second reason', 'reason: another', 'line 6: the key reason stands here a second time; keep one'],
  ])('%s is said with its line', (_what, line, complaint) => {
    const text = `version: 1\nset: web\nrefuses:\n  - ${digest('3')}\nreason: it fails\n${line}\n`;
    expect(explainSetHold(PATH, text)).toEqual({ hold: null, complaints: [complaint] });
  });

  it('is of the set that it is called after', () => {
    const text = writeSetHold(HOLD);
    expect(readSetHold(setHoldPath('api'), text)).toBeNull();
    expect(explainSetHold(setHoldPath('api'), text).complaints).toEqual([
      'line 2: set is web, but the file is the hold of api',
    ]);
  });
});

describe('a bump to what a hold refuses', () => {
  const verdict = (hold: string | null, to = digest('3'), text = POLICY) => {
    const moved = bump({
      from: { version: null, digest: digest('1') },
      to: { version: null, digest: to },
      update: 'digest',
    });
    const policy = policyOf(text, hold === null ? {} : { [PATH]: hold });
    return judge({ policy, proof: proof({ bumps: [moved] }) });
  };

  it('is held, with the reason, whom to ask and how a hold ends', () => {
    expect(verdict(writeSetHold({ ...HOLD, by: 'octocat' })).findings).toEqual([
      {
        rule: 'scope/hold',
        path: 'kubernetes/app.yaml',
        line: 7,
        message: `ghcr.io/acme/app sha256:111111111111 to sha256:333333333333 is held: ${PATH} refuses sha256:333333333333 for the set web: orders are written twice`,
        fix: `Ask octocat, and when the fault is gone a person lifts the hold in a pull request of its own that changes only ${PATH}: deletes it, or takes the digest out of it.`,
      },
    ]);
  });

  it('of nobody known is asked of the history', () => {
    expect(verdict(writeSetHold(HOLD)).findings[0]?.fix).toMatch(/^Ask whoever wrote the hold \(`git log -- /);
  });

  it('is held under any other name too', () => {
    const other = POLICY.replace('acme/app', 'acme/other');
    expect(verdict(writeSetHold(HOLD), digest('3'), other).findings).toHaveLength(1);
  });

  it.each<[string, string | null, string]>([
    ['nothing is there', null, digest('3')],
    ['the digest is another', writeSetHold(HOLD), digest('4')],
  ])('passes where %s', (_what, hold, to) => {
    expect(verdict(hold, to).outcome).toBe('pass');
  });

  it('is not read for a set that the policy does not have', () => {
    expect(verdict(writeSetHold(HOLD), digest('3'), 'version: 1\n').outcome).toBe('pass');
  });

  it('waits for a review once the day is over, and never passes', () => {
    const [found] = verdict(writeSetHold({ ...HOLD, until: '2026-11-20' })).findings;
    expect(found).toMatchObject({ rule: 'scope/hold', due: true });
    expect(found?.message).toMatch(/it was to last until 2026-11-20 and is due for review$/);
    expect(verdict(writeSetHold({ ...HOLD, until: '2026-11-21' })).findings[0]?.due).toBeUndefined();
  });

  it('cannot be judged while the hold cannot be read', () => {
    const broken = () => verdict(`${writeSetHold(HOLD)}fixed-by: 1.8.2\n`);
    expect(broken).toThrow(GatehouseError);
    expect(broken).toThrow(
      `the policy .github/gatehouse.yml cannot be read: ${PATH}, the hold of the set web: line 6: fixed-by is not the full id of a commit, 40 hexadecimal digits`,
    );
  });
});
