import type { Policy } from '../policy.ts';
import type { Finding, Verdict } from '../verdict.ts';
import { gateContext } from '../verdicts/status.ts';
import { approvalsOf } from './approvals.ts';
import type { LiveState } from './live.ts';

export interface QueueMember {
  readonly policy: Policy;
  /** What the judges say of the entry on the group's own tree. */
  readonly verdict: Verdict;
  /** The pull request as it is now. */
  readonly live: LiveState;
}

const WORKFLOWS = '.github/workflows/';
const OWN = '.github/gatehouse/';

/** Why an entry of a merge group must not merge, although its bytes may be all right: what stands or does not stand at its pull request. */
export function queueMemberFindings({ policy, verdict, live }: QueueMember): Finding[] {
  const which = `pull request #${verdict.pullRequest}`;
  return [...closed(live, which), ...notGreen(live, which), ...unapproved(policy, verdict, live, which)];
}

function finding(rule: string, message: string, fix: string): Finding {
  return { rule, path: null, line: null, message, fix };
}

const REMOVE = 'Take it out of the queue, and add it again when its gate status is green.';

function closed({ state }: LiveState, which: string): Finding[] {
  return state === 'open' ? [] : [finding('merge/queue-member', `${which} is ${state}`, REMOVE)];
}

/** What was judged before it was enqueued holds for its head; a status that is not green does not. */
function notGreen({ statuses, baseRef, head }: LiveState, which: string): Finding[] {
  const context = gateContext(baseRef);
  const state = statuses.find((status) => status.context.toLowerCase() === context.toLowerCase())?.state ?? 'missing';
  if (state === 'success') return [];
  return [
    finding('merge/queue-member', `${context} is ${state} on ${head.slice(0, 12)}, the head of ${which}`, REMOVE),
  ];
}

/** The queue's commit runs the workflow files it brings, and what it brings to the policy judges everyone after it. */
function unapproved(policy: Policy, { paths }: Verdict, live: LiveState, which: string): Finding[] {
  const touched = paths?.find((path) => path.startsWith(WORKFLOWS) || path.startsWith(OWN) || path === policy.path);
  if (touched === undefined && paths !== undefined) return [];
  if (approvalsOf({ policy, live, posture: null }).by.length > 0) return [];
  const what = touched ?? 'files that are not known';
  const fix = 'Let somebody with write access, other than its author, approve its head, and add it to the queue again.';
  return [finding('merge/queue-approval', `${which} changes ${what}, and nobody who may has approved that`, fix)];
}
