import type { Change, Locator, Proof } from '@gatehouse/bumps';
import { NO_CONVERSATION } from '../evidence/conversation.ts';
import { boundBy } from '../merge/bound.ts';
import { dispose } from '../merge/dispose.ts';
import type { Disposition } from '../merge/disposition.ts';
import type { LiveState } from '../merge/live.ts';
import type { Rollback } from '../merge/rollback.ts';
import type { Policy } from '../policy.ts';
import { judgeRisk } from '../risk/judge.ts';
import { judgeScope } from '../scope/judge.ts';
import type { Pins } from '../scope/rule.ts';
import type { Gate, Verdict } from '../verdict.ts';
import { judgeGate } from './gate.ts';

export interface DiskInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  readonly locate: Locator;
  readonly pins: Pins;
  readonly rollback: Rollback | null;
  readonly tool: string;
  /** For holds and the ramp. */
  readonly now: Date;
  /** For the window and bake time: when the pull request is taken to have been opened. Default: `now`. */
  readonly openedAt?: Date;
}

export interface JudgedOnDisk {
  readonly scope: Verdict;
  readonly risk: Verdict;
  /** Of the whole gate, with judges that cannot be asked on disk taken as content. */
  readonly gate: Verdict;
  readonly disposition: Disposition;
}

/** What a disk cannot know and a disposition depends on; each is taken to stand in the way of nothing. */
export const UNKNOWN_ON_DISK = ['context', 'review', 'approvals', 'freeze', 'checks'] as const;

/**
 * What the gate would say of a change if a pull request for it were opened, as far as a disk can know: nobody has approved it, no issue
 * freezes, its body and its reviewers are in order, and it goes to a base that policy arms for.
 */
export function judgeOnDisk(input: DiskInput): JudgedOnDisk {
  const { policy, change, rollback } = input;
  const scope = judgeScope({ ...input, gatehouseRepository: null });
  const risk = judgeRisk({ ...input, conversation: NO_CONVERSATION });
  const { bound } = boundBy(policy, change);
  const context = contentWith(scope, 'context-pack', bound);
  const review = contentWith(scope, 'quality-gate', bound);
  const gate = withPacks(policy, judgeGate({ policy, change, rollback, scope, risk, context, review }));
  return { scope, risk, gate, disposition: disposeOnDisk(input, gate) };
}

/** A pull request that was opened just now and of which nobody has said anything. */
export function liveOnDisk({ author, head, baseTip, base }: Change): LiveState {
  return {
    state: 'open',
    draft: false,
    pullRequestId: '',
    head,
    headRef: '',
    title: '',
    body: '',
    author,
    baseRef: 'base',
    baseTip: baseTip ?? base,
    defaultBranch: 'base',
    sharers: [],
    labels: [],
    reviews: [],
    lastPushers: [],
    freezes: [],
    statuses: [],
    oldestCheckSuite: null,
    arming: null,
    queued: false,
    comments: [],
  };
}

/** The ramp is the one of today, whatever day the clock is set to. */
export function policyOnDisk(policy: Policy, now: Date): Policy {
  const today = now.toISOString().slice(0, 10);
  const ramp = policy.merge.ramp.filter(({ since }) => since <= today).map((entry) => ({ ...entry, since: '' }));
  return { ...policy, merge: { ...policy.merge, bases: null, ramp } };
}

function disposeOnDisk({ policy, change, now, openedAt = now }: DiskInput, verdict: Verdict): Disposition {
  return dispose({
    policy: policyOnDisk(policy, now),
    verdict,
    live: liveOnDisk(change),
    posture: null,
    now: openedAt,
    freezeInput: '',
  });
}

function contentWith(scope: Verdict, gate: Gate, bound: boolean): Verdict {
  const { edits: _edits, notes: _notes, ...rest } = scope;
  const summary = 'Not judged: a disk knows nothing of it.';
  return { ...rest, gate, outcome: bound ? 'pass' : 'skip', summary, findings: [], unchecked: [] };
}

/** Lanes ask for packs by which a body was measured; here there is no body. */
function withPacks({ merge: { lanes } }: Policy, verdict: Verdict): Verdict {
  const profiles = [...new Set(lanes.flatMap(({ packs }) => packs))];
  return profiles.length === 0 ? verdict : { ...verdict, context: { profiles, body: '', canary: null } };
}
