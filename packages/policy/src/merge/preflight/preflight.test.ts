import { describe, expect, it } from 'vitest';
import { policyOf } from '../../testing.ts';
import type { Posture } from '../posture.ts';
import { postureReport } from '../posture-report.ts';
import { refused } from '../refused.ts';
import { disposed, gate, live, mergePolicy, posture, review, risk } from '../testing.ts';
import { type PreflightInput, preflight } from './preflight.ts';

const POLICY = mergePolicy('  require-checks: [Test]');
const refusals = (parts: Partial<PreflightInput> = {}) =>
  preflight({ policy: POLICY, verdict: gate(), live: live(), posture: posture(), ...parts });
const rulesOf = (parts: Partial<PreflightInput>) => refusals(parts).map(({ rule }) => rule);
const at = (parts: Partial<Posture>) => ({ posture: posture(parts) });
const rule = (type: string) => ({ otherRules: [{ type, from: 'ruleset' as const, detail: null }] });
const test = { context: 'test', appId: null, from: 'ruleset' as const };
const from = (appId: number | null) => ({ context: 'gatehouse/main', appId, from: 'protection' as const });
const workflow = gate({ paths: ['.github/workflows/ci.yaml'] });
const approved = live({ reviews: [review()] });

describe('preflight', () => {
  it.each<[string, Partial<PreflightInput>, string[]]>([
    ['all is well', {}, []],
    ['nothing is known', { posture: null }, ['merge/posture-unknown']],
    ['an administrator', at({ viewerIsAdmin: true }), ['merge/token-admin']],
    ['on a bypass list', at({ viewerBypasses: true }), ['merge/token-bypass']],
    ['nobody knows of bypasses', at({ viewerBypasses: null }), ['merge/token-bypass']],
    ['the gate is not required', at({ requiredChecks: [test] }), ['merge/gate-not-required']],
    [
      'the gate of another branch is',
      at({ requiredChecks: [test, { ...from(999), context: 'gatehouse/next' }] }),
      ['merge/gate-not-required'],
    ],
    ['the gate in capitals', at({ requiredChecks: [test, { ...from(999), context: 'Gatehouse/Main' }] }), []],
    ['the gate from any app', at({ requiredChecks: [test, from(null)] }), ['merge/gate-not-pinned']],
    ['the gate from any app, and from ours', at({ requiredChecks: [test, from(null), from(999)] }), []],
    ['the gate from another app', at({ requiredChecks: [test, from(15368)] }), ['merge/gate-not-pinned']],
    [
      'the gate from another app, and from ours',
      at({ requiredChecks: [test, from(15368), from(999)] }),
      ['merge/gate-not-pinned'],
    ],
    ['nobody knows which app posts', at({ postingApp: null }), ['merge/gate-not-pinned']],
    ['policy names no check', { policy: mergePolicy() }, ['merge/no-required-checks']],
    [
      'policy names only the gate',
      { policy: mergePolicy('  require-checks: [gatehouse/main]') },
      ['merge/no-required-checks'],
    ],
    [
      'checks that nothing requires',
      { policy: mergePolicy('  require-checks: [test, lint, build]') },
      ['merge/check-not-required', 'merge/check-not-required'],
    ],
    ['auto-merge is off', at({ autoMergeAllowed: false }), ['merge/auto-merge-off']],
    ['squashing is off', at({ squashAllowed: false }), ['merge/squash-off']],
    ['both are off, and there is a queue', at({ autoMergeAllowed: false, squashAllowed: false, mergeQueue: true }), []],
    ['a queue and GITHUB_TOKEN', at({ mergeQueue: true, viewer: 'github-actions[bot]' }), ['merge/queue-token']],
    ['a queue and nobody knows whose token', at({ mergeQueue: true, viewer: null }), ['merge/queue-token']],
    ['signatures', at(rule('required_signatures')), ['merge/signatures']],
    [
      'signatures that policy demands as well',
      {
        ...at(rule('required_signatures')),
        policy: mergePolicy('  require-checks: [test]', 'authors: { commits: verified }'),
      },
      [],
    ],
    ['approval of the last push', at(rule('require_last_push_approval')), ['merge/last-push-approval']],
    ['approval of the last push, given', { ...at(rule('require_last_push_approval')), live: approved }, []],
    ['code owners', at(rule('require_code_owner_review')), ['merge/code-owner-review']],
    ['deployments', { ...at(rule('required_deployments')), live: approved }, ['merge/deployments']],
    ['restricted updates', at(rule('update')), ['merge/updates-restricted']],
    ['a rule nobody knows', at(rule('code_scanning')), []],
    ['approvals', at({ requiredApprovals: 1 }), ['merge/required-reviews']],
    ['an approval, given', { ...at({ requiredApprovals: 1 }), live: approved }, []],
    ['two approvals, one given', { ...at({ requiredApprovals: 2 }), live: approved }, ['merge/required-reviews']],
    [
      'workflows and a token that cannot',
      { ...at({ canChangeWorkflows: false }), verdict: workflow },
      ['merge/workflows'],
    ],
    ['workflows and a token that may', { ...at({ canChangeWorkflows: null }), verdict: workflow }, []],
    [
      'nobody knows which files',
      { ...at({ canChangeWorkflows: false }), verdict: (({ paths: _none, ...rest }) => rest)(gate()) },
      ['merge/workflows'],
    ],
    [
      'a list of files that was cut',
      { ...at({ canChangeWorkflows: false }), verdict: gate({ truncated: true }) },
      ['merge/workflows'],
    ],
    ['behind', at({ strict: true, behind: 2 }), ['merge/behind']],
    ['behind, and nothing demands more', at({ strict: false, behind: 2 }), []],
    ['up to date', at({ strict: true, behind: 0 }), []],
    ['nobody knows how far behind', at({ strict: true, behind: null }), ['merge/behind']],
    [
      'behind, and its author updates it',
      { ...at({ strict: true, behind: 2 }), policy: mergePolicy('  require-checks: [test]\n  branch-updates: author') },
      [],
    ],
    [
      'everything at once, the most telling first',
      {
        policy: policyOf(null),
        verdict: workflow,
        ...at({
          viewerIsAdmin: true,
          viewerBypasses: true,
          requiredChecks: [],
          autoMergeAllowed: false,
          squashAllowed: false,
          requiredApprovals: 1,
          canChangeWorkflows: false,
          strict: true,
          behind: 1,
          ...rule('required_signatures'),
        }),
      },
      [
        'merge/token-admin',
        'merge/token-bypass',
        'merge/gate-not-required',
        'merge/no-required-checks',
        'merge/auto-merge-off',
        'merge/squash-off',
        'merge/signatures',
        'merge/required-reviews',
        'merge/workflows',
        'merge/behind',
      ],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(rulesOf(parts)).toEqual(expected);
  });

  it('lists the checks that were seen, without our own', () => {
    expect(refusals({ policy: mergePolicy() })).toEqual([
      {
        rule: 'merge/no-required-checks',
        message: 'merge.require-checks names no check, so nothing but the gate would be waited for',
        fix: 'Name the checks that must be green (seen here: test and lint).',
      },
    ]);
  });

  it('gives every refusal a message and a way out', () => {
    const worst = at({
      viewerIsAdmin: true,
      viewerBypasses: null,
      requiredChecks: [],
      requiredApprovals: 3,
      strict: true,
      behind: null,
    });
    for (const { message, fix } of refusals(worst)) {
      expect(message).toMatch(/^[^.]{10,}$/);
      expect(fix).toMatch(/^[A-Z].{10,}\.$/);
    }
  });
});

describe('refused', () => {
  const why = [{ rule: 'merge/token-admin', message: 'the token may merge past every rule', fix: 'Use an App.' }];
  const first = { ...why[0], path: null, line: null };

  it('leaves what may be armed, and what would not have been', () => {
    const waiting = disposed({ freezeInput: 'x' });
    expect([refused(disposed(), []), refused(waiting, why)]).toEqual([disposed(), waiting]);
  });

  it('makes what would merge itself wait for a review', () => {
    expect(refused(disposed(), why)).toEqual({
      ...disposed(),
      kind: 'review',
      state: 'pending',
      arm: false,
      waitsFor: ['anyone with write access'],
      next: 'It needs a review by anyone with write access.',
      reasons: [first],
    });
  });

  it('leaves to people what they approved', () => {
    const policy = mergePolicy('  after-approval: arm');
    const armed = disposed({ policy, verdict: gate({ risk: risk('medium') }), live: approved });
    expect(armed.arm).toBe(true);
    expect(refused(armed, why)).toEqual({
      ...armed,
      arm: false,
      next: 'Approved by octocat; a person can merge it.',
      reasons: [first, ...armed.reasons],
    });
  });

  it('is content with an approval of one that would have merged itself', () => {
    expect(refused(disposed({ live: approved }), why)).toMatchObject({ kind: 'review', state: 'success', arm: false });
  });
});

describe('postureReport', () => {
  const report = (parts: Partial<Posture>, policy = POLICY) =>
    postureReport(policy, posture(parts), 'main').map(({ check, ok }) => `${check} ${ok}`);

  it('tells of a boundary that holds', () => {
    expect(report({})).toEqual([
      'merge/token-admin true',
      'merge/token-bypass true',
      'merge/gate-not-required true',
      'merge/gate-not-pinned true',
      'merge/check-not-required true',
      'merge/auto-merge-off true',
      'merge/squash-off true',
      'merge/deadlock true',
    ]);
  });

  it('tells of one that does not, of deadlocks, and of what it does not know', () => {
    const parts = {
      viewerBypasses: null,
      strict: true,
      requiredApprovals: 1,
      mergeQueue: true,
      ...rule('code_scanning'),
    };
    expect(report(parts, policyOf(null))).toEqual([
      'merge/token-admin true',
      'merge/token-bypass null',
      'merge/gate-not-required true',
      'merge/gate-not-pinned true',
      'merge/no-required-checks false',
      'merge/queue-token true',
      'merge/required-reviews false',
      'merge/behind null',
      'merge/other-rule null',
    ]);
  });

  it('has a fix exactly where something is to be done', () => {
    for (const { ok, fix } of postureReport(policyOf(null), posture({ viewerIsAdmin: true }), 'main'))
      expect(fix === '').toBe(ok === true);
  });
});
