import { describe, expect, it } from 'vitest';
import { OCTOCAT, policyOf, RENOVATE, sha } from '../testing.ts';
import type { DisposeInput } from './dispose.ts';
import {
  AGENT,
  disposed,
  finding,
  freeze,
  gate,
  HUBOT,
  live,
  mergePolicy,
  review,
  risk,
  stability,
} from './testing.ts';

const ARMED = 'auto-merge success armed';
/** `kind state [armed] [until] rules` in one line. */
const short = (parts: Partial<DisposeInput>) => {
  const { kind, state, arm, until, reasons } = disposed(parts);
  const rules = reasons.map(({ rule }) => rule).join(' ');
  return [kind, state, arm ? 'armed' : '', until ?? '', rules].filter((word) => word !== '').join(' ');
};
const blockedBy = (...rules: string[]) => gate({ outcome: 'block', findings: rules.map((rule) => finding(rule)) });
const due = finding('scope/hold', { due: true });
const HOLD_DUE = gate({ outcome: 'block', findings: [due] });
const approved = live({ reviews: [review()] });
const medium = gate({ risk: risk('medium') });
const high = gate({ risk: risk('high') });
const SENIORS = mergePolicy('  approvals: { high: [octocat, hubot], high-count: 2 }');
const SENIOR = mergePolicy('  approvals: { high: [octocat] }');
const ARM = mergePolicy('  after-approval: arm\n  approvals: { high: [octocat] }');
const NIGHTLY = '  window: { time-zone: UTC, open: [{ days: [sat, sun], from: "22:00", to: "23:00" }] }';
const CLOSED = mergePolicy(NIGHTLY);
const ALL_AGAINST = mergePolicy(`  bake: { days: 3 }\n  freeze: { active: "an incident" }\n${NIGHTLY}`);
const WITHHOLD = mergePolicy('', 'labels: { withhold: [do-not-merge] }');
const NO_RAMP = policyOf(null);
const rolledBack = gate({ rollback: { kind: 'state', commit: sha('9') } });
const both = live({ reviews: [review(), review({ author: HUBOT })] });

describe('dispose', () => {
  it.each<[string, Partial<DisposeInput>, string]>([
    ['a bump of low risk in the ramp', {}, ARMED],
    [
      'an error',
      { verdict: gate({ outcome: 'error', findings: [finding('error/too-large')] }) },
      'error error error/too-large',
    ],
    [
      'an error of an author who is not bound',
      {
        verdict: gate({ outcome: 'error', enforced: false, findings: [finding('error/shallow')] }),
        live: live({ author: OCTOCAT }),
      },
      'error error error/shallow',
    ],
    ['an error without a finding', { verdict: gate({ outcome: 'error' }) }, 'error error error/verdict-invalid'],
    ['a verdict of one judge', { verdict: gate({ gate: 'diff-scope' }) }, 'error error error/verdict-foreign'],
    ["a merge group's verdict", { verdict: gate({ members: [] }) }, 'error error error/verdict-foreign'],
    ['another head', { live: live({ head: sha('d') }) }, 'error error error/head-moved'],
    ['no head', { verdict: gate({ head: null }) }, 'error error error/head-moved'],
    ['another base', { live: live({ baseRef: 'next' }) }, 'error error error/base-moved'],
    [
      'a pass without a risk',
      { verdict: (({ risk: _none, ...rest }) => rest)(gate()) },
      'error error error/verdict-invalid',
    ],
    [
      'a pass without judges',
      { verdict: (({ judges: _none, ...rest }) => rest)(gate()) },
      'error error error/verdict-invalid',
    ],
    [
      'a pass with a finding',
      { verdict: gate({ findings: [finding('scope/residue')] }) },
      'error error error/verdict-invalid',
    ],
    [
      'advice',
      { verdict: gate({ outcome: 'skip', enforced: false }), live: live({ author: OCTOCAT }) },
      'advice success',
    ],
    [
      'advice with findings',
      {
        verdict: gate({ outcome: 'skip', enforced: false, findings: [finding('scope/residue')] }),
        live: live({ author: OCTOCAT }),
      },
      'advice success scope/residue',
    ],
    [
      'advice while frozen',
      { verdict: gate({ outcome: 'skip', enforced: false }), live: live({ author: OCTOCAT }), freezeInput: 'x' },
      'advice success',
    ],
    [
      'advice for a head that a bot shares by now',
      {
        verdict: gate({ outcome: 'skip', enforced: false }),
        live: live({ author: OCTOCAT, sharers: [{ pullRequest: 8, author: RENOVATE }] }),
      },
      'error error error/verdict-foreign',
    ],
    [
      'advice where everyone is bound',
      {
        policy: mergePolicy('  bind: all'),
        verdict: gate({ outcome: 'skip', enforced: false }),
        live: live({ author: OCTOCAT }),
      },
      'error error error/verdict-foreign',
    ],
    ['blocked', { verdict: blockedBy('scope/residue') }, 'blocked failure scope/residue'],
    ['blocked and approved', { verdict: blockedBy('scope/residue'), live: approved }, 'blocked failure scope/residue'],
    [
      'blocked and held',
      { verdict: blockedBy('scope/hold', 'scope/residue') },
      'blocked failure scope/hold scope/residue',
    ],
    ['blocked without a finding', { verdict: gate({ outcome: 'block' }) }, 'blocked failure'],
    ['held', { verdict: blockedBy('scope/hold') }, 'held failure scope/hold'],
    ['held and approved', { verdict: blockedBy('scope/hold'), live: approved }, 'held failure scope/hold'],
    [
      'held while a reviewer works',
      { verdict: blockedBy('scope/hold', 'review/running') },
      'held failure scope/hold review/running',
    ],
    [
      'held, and the list was cut',
      { verdict: { ...blockedBy('scope/hold'), truncated: true } },
      'blocked failure scope/hold',
    ],
    ['a hold that is due', { verdict: HOLD_DUE }, 'review pending scope/hold'],
    [
      'a hold that is due, as diff-scope sees it',
      { verdict: { ...HOLD_DUE, judges: [{ gate: 'diff-scope', outcome: 'block', summary: '' }] } },
      'review pending scope/hold',
    ],
    ['a hold that is due, approved', { verdict: HOLD_DUE, live: approved }, 'review success scope/hold'],
    [
      'a hold that is due, approved, to be armed',
      { policy: ARM, verdict: HOLD_DUE, live: approved },
      'review success scope/hold',
    ],
    [
      'a hold that is due beside one that is not',
      { verdict: gate({ outcome: 'block', findings: [due, finding('scope/hold')] }) },
      'held failure scope/hold scope/hold',
    ],
    [
      'a hold that is due in a list that was cut',
      { verdict: { ...HOLD_DUE, truncated: true }, live: approved },
      'blocked failure scope/hold',
    ],
    ['a reviewer works', { verdict: blockedBy('review/running') }, 'waiting pending review/running'],
    [
      'a canary works, although approved',
      { verdict: blockedBy('context/canary-running'), live: approved },
      'waiting pending context/canary-running',
    ],
    [
      'a reviewer works on something for people',
      { verdict: gate({ outcome: 'block', risk: risk('medium'), findings: [finding('review/running')] }) },
      'review pending merge/risk',
    ],
    [
      'a reviewer works, and it bakes',
      { policy: mergePolicy('  bake: { days: 3 }'), verdict: blockedBy('review/running') },
      'waiting pending 2026-11-23T12:00Z review/running merge/bake',
    ],
    ['medium risk', { verdict: medium }, 'review pending merge/risk'],
    ['medium risk, reviewed', { verdict: medium, live: approved }, 'review success merge/risk'],
    [
      'medium risk, reviewed, to be armed',
      { policy: ARM, verdict: medium, live: approved },
      'review success armed merge/risk',
    ],
    ['high risk, nobody named', { verdict: high, live: approved }, 'approval pending merge/risk'],
    ['high risk', { policy: SENIOR, verdict: high }, 'approval pending merge/risk'],
    [
      'high risk, approved by somebody else',
      { policy: SENIOR, verdict: high, live: live({ reviews: [review({ author: HUBOT })] }) },
      'approval pending merge/risk',
    ],
    ['high risk, approved', { policy: SENIOR, verdict: high, live: approved }, 'approval success merge/risk'],
    ['high risk, one of two', { policy: SENIORS, verdict: high, live: approved }, 'approval pending merge/risk'],
    ['high risk, both', { policy: SENIORS, verdict: high, live: both }, 'approval success merge/risk'],
    [
      'high risk, approved, to be armed',
      { policy: ARM, verdict: high, live: approved },
      'approval success armed merge/risk',
    ],
    [
      'a deletion that policy lowered',
      {
        policy: SENIOR,
        verdict: gate({
          risk: risk('low', {
            reasons: [
              {
                ...risk().reasons[0],
                rule: 'risk/deletion',
                level: 'low',
                path: null,
                line: null,
                message: 'a deletion',
              },
            ],
          }),
        }),
      },
      'approval pending merge/risk',
    ],
    ['a draft', { live: live({ draft: true }) }, 'review pending merge/draft'],
    ['a draft, approved', { live: live({ draft: true, reviews: [review()] }) }, 'review pending merge/draft'],
    [
      'changes requested by a writer',
      { live: live({ reviews: [review({ state: 'CHANGES_REQUESTED' })] }) },
      'review pending merge/changes-requested',
    ],
    [
      'changes requested, and another approves',
      { live: live({ reviews: [review({ state: 'CHANGES_REQUESTED' }), review({ author: HUBOT })] }) },
      'review pending merge/changes-requested',
    ],
    [
      'changes requested by a stranger',
      { live: live({ reviews: [review({ state: 'CHANGES_REQUESTED', authorCanPush: false })] }) },
      ARMED,
    ],
    [
      'withheld',
      { policy: WITHHOLD, live: live({ labels: [{ name: 'Do-Not-Merge', byPerson: true }] }) },
      'review pending merge/withheld',
    ],
    [
      'withheld, approved',
      { policy: WITHHOLD, live: live({ labels: [{ name: 'do-not-merge', byPerson: true }], reviews: [review()] }) },
      'review success merge/withheld',
    ],
    [
      'the label, set by a bot',
      { policy: WITHHOLD, live: live({ labels: [{ name: 'do-not-merge', byPerson: false }] }) },
      ARMED,
    ],
    ['another label', { policy: WITHHOLD, live: live({ labels: [{ name: 'dependencies', byPerson: true }] }) }, ARMED],
    ['another base', { verdict: gate({ baseRef: 'v1' }), live: live({ baseRef: 'v1' }) }, 'review pending merge/base'],
    [
      'another base, approved',
      { verdict: gate({ baseRef: 'v1' }), live: live({ baseRef: 'v1', reviews: [review()] }) },
      'review success merge/base',
    ],
    [
      'another base that policy names',
      { policy: mergePolicy('  bases: [main, v*]'), verdict: gate({ baseRef: 'v1' }), live: live({ baseRef: 'v1' }) },
      ARMED,
    ],
    [
      'the default branch when policy names others',
      { policy: mergePolicy('  bases: [v*]') },
      'review pending merge/base',
    ],
    ['outside the ramp', { policy: NO_RAMP }, 'review pending merge/ramp'],
    ['outside the ramp, approved', { policy: NO_RAMP, live: approved }, 'review success merge/ramp'],
    [
      'outside the ramp, approved, to be armed',
      { policy: policyOf('version: 1\nmerge: { after-approval: arm }'), live: approved },
      'review success merge/ramp',
    ],
    ['outside the ramp and medium', { policy: NO_RAMP, verdict: medium }, 'review pending merge/risk merge/ramp'],
    [
      'a person, where everyone is bound',
      { policy: mergePolicy('  bind: all'), live: live({ author: OCTOCAT }) },
      'review pending merge/no-lane',
    ],
    [
      'a person whose head a bot shares',
      { live: live({ author: OCTOCAT, sharers: [{ pullRequest: 8, author: RENOVATE }] }) },
      'review pending merge/no-lane',
    ],
    ['a verdict that was cut', { verdict: gate({ truncated: true }) }, 'review pending merge/truncated'],
    [
      'a verdict that was cut, approved',
      { verdict: gate({ truncated: true }), live: approved },
      'review success merge/truncated',
    ],
    ['frozen by policy', { policy: mergePolicy('  freeze: { active: "an incident" }') }, 'frozen pending merge/freeze'],
    ['frozen by the input', { freezeInput: 'an incident' }, 'frozen pending merge/freeze'],
    ['frozen by an issue', { live: live({ freezes: [freeze()] }) }, 'frozen pending merge/freeze'],
    [
      'an issue closed by a writer',
      { live: live({ freezes: [freeze({ state: 'closed', closedBy: OCTOCAT, closerCanWrite: true })] }) },
      ARMED,
    ],
    [
      'an issue closed by a stranger',
      { live: live({ freezes: [freeze({ state: 'closed', closedBy: HUBOT, closerCanWrite: false })] }) },
      'frozen pending merge/freeze',
    ],
    [
      'an issue closed by nobody knows whom',
      { live: live({ freezes: [freeze({ state: 'closed' })] }) },
      'frozen pending merge/freeze',
    ],
    ['frozen, approved', { freezeInput: 'x', live: approved }, 'review success merge/freeze'],
    [
      'frozen, approved, to be armed',
      { policy: ARM, verdict: medium, freezeInput: 'x', live: approved },
      'review success merge/risk merge/freeze',
    ],
    [
      'frozen, and a reviewer works',
      { freezeInput: 'x', verdict: blockedBy('review/running') },
      'frozen pending merge/freeze',
    ],
    [
      'frozen, approved, and a reviewer works',
      { freezeInput: 'x', verdict: blockedBy('review/running'), live: approved },
      'waiting pending review/running',
    ],
    ['frozen and medium', { freezeInput: 'x', verdict: medium }, 'review pending merge/risk'],
    ['the window is closed', { policy: CLOSED }, 'waiting pending 2026-11-21T22:00Z merge/window'],
    ['the window is closed, approved', { policy: CLOSED, live: approved }, 'review success merge/window'],
    [
      'the window is closed, medium, approved, to be armed',
      { policy: mergePolicy(`  after-approval: arm\n${NIGHTLY}`), verdict: medium, live: approved },
      'review success merge/risk merge/window',
    ],
    ['the window is open', { policy: CLOSED, now: new Date('2026-11-21T22:59:59Z') }, ARMED],
    ['it bakes', { policy: mergePolicy('  bake: { days: 3 }') }, 'waiting pending 2026-11-23T12:00Z merge/bake'],
    ['it is baked', { policy: mergePolicy('  bake: { days: 1 }') }, ARMED],
    [
      'it bakes from now',
      { policy: mergePolicy('  bake: { days: 1 }'), live: live({ oldestCheckSuite: null }) },
      'waiting pending 2026-11-22T12:01Z merge/bake',
    ],
    [
      'it bakes into a closed window',
      { policy: mergePolicy(`  bake: { days: 3 }\n${NIGHTLY}`) },
      'waiting pending 2026-11-28T22:00Z merge/bake merge/window',
    ],
    ['Renovate says wait', { live: live({ statuses: [stability()] }) }, 'waiting pending merge/stability-days'],
    ['Renovate is content', { live: live({ statuses: [stability({ state: 'success' })] }) }, ARMED],
    [
      'a stranger says wait, over what Renovate said',
      { live: live({ statuses: [stability({ creator: OCTOCAT })] }) },
      'waiting pending merge/stability-days',
    ],
    [
      'a stranger says yes, over what Renovate said',
      { live: live({ statuses: [stability({ creator: OCTOCAT, state: 'success' })] }) },
      'waiting pending merge/stability-days',
    ],
    [
      'nobody knows who says wait',
      { live: live({ statuses: [stability({ creator: null })] }) },
      'waiting pending merge/stability-days',
    ],
    [
      'Renovate has to say and has not',
      { policy: mergePolicy('  bake: { stability-days: require }') },
      'waiting pending merge/stability-days',
    ],
    [
      'a stranger says what Renovate has to',
      {
        policy: mergePolicy('  bake: { stability-days: require }'),
        live: live({ statuses: [stability({ state: 'success', creator: OCTOCAT })] }),
      },
      'waiting pending merge/stability-days',
    ],
    ['all against it', { policy: ALL_AGAINST }, 'frozen pending merge/freeze'],
    [
      'all against a rollback',
      { policy: ALL_AGAINST, verdict: rolledBack, freezeInput: 'x', live: live({ statuses: [stability()] }) },
      ARMED,
    ],
    ['a rollback outside the ramp', { policy: NO_RAMP, verdict: rolledBack }, ARMED],
    ['a rollback of medium risk', { verdict: { ...rolledBack, risk: risk('medium') } }, 'review pending merge/risk'],
    [
      'a rollback that is blocked',
      { verdict: { ...rolledBack, outcome: 'block', findings: [finding('scope/residue')] } },
      'blocked failure scope/residue',
    ],
    ['a pull request that is closed', { live: live({ state: 'closed' }) }, 'review pending merge/not-open'],
  ])('%s', (_name, parts, expected) => {
    expect(short(parts)).toBe(expected);
  });

  it('says all of an armed one', () => {
    expect(disposed()).toEqual({
      kind: 'auto-merge',
      state: 'success',
      arm: true,
      lane: 'bumps',
      risk: 'low',
      approvedBy: [],
      waitsFor: [],
      until: null,
      next: 'It merges itself as soon as the required checks pass (lane bumps, low risk).',
      reasons: [],
    });
  });

  it('says who is missing, and why an approval does not count', () => {
    const reviews = [review({ author: HUBOT }), review({ commit: sha('d') })];
    expect(disposed({ policy: SENIORS, verdict: high, live: live({ reviews }) })).toEqual({
      kind: 'approval',
      state: 'pending',
      arm: false,
      lane: 'bumps',
      risk: 'high',
      approvedBy: ['hubot'],
      waitsFor: ['octocat'],
      until: null,
      next: 'It needs an approval by octocat.',
      reasons: [
        {
          rule: 'merge/risk',
          path: 'kubernetes/app.yaml',
          line: 7,
          message: 'its risk is high: a proved patch',
          fix: 'Let octocat approve this head.',
        },
        {
          rule: 'merge/approval',
          path: null,
          line: null,
          message: 'the approval of octocat does not count: it was given for dddddddddddd, not for this head',
          fix: null,
        },
      ],
    });
  });

  it.each<[string, Partial<DisposeInput>, string]>([
    [
      'of those who must approve, all of whom are missing',
      { policy: SENIORS, verdict: high },
      'It needs an approval by octocat and hubot.',
    ],
    [
      'of somebody named, whose approval is a review as well',
      { policy: SENIOR, verdict: high, live: live({ baseRef: 'main', defaultBranch: 'next' }) },
      'It needs an approval by octocat.',
    ],
    [
      'of a draft',
      { verdict: medium, live: live({ draft: true }) },
      'It waits until it is marked as ready for review.',
    ],
  ])('says in a sentence what is needed: %s', (_name, parts, next) => {
    expect(disposed(parts).next).toBe(next);
  });

  it('says of a lane why it does not admit', () => {
    const policy = mergePolicy(
      '  lanes: [{ name: storage, authors: ["storage-agent[bot]"], admit: [risk/pvc-increase] }]',
    );
    const { reasons, next, lane } = disposed({ policy, live: live({ author: AGENT }) });
    expect({ reasons, next, lane }).toEqual({
      lane: null,
      next: 'It needs a review by anyone with write access.',
      reasons: [
        {
          rule: 'merge/no-lane',
          path: 'kubernetes/app.yaml',
          line: 7,
          message: 'lane storage does not admit risk/update: a proved patch',
          fix: 'Take it out, let a person review it, or add the rule to merge.lanes if its risk is low.',
        },
      ],
    });
  });
});
