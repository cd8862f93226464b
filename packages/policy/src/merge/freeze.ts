import type { Policy } from '../policy.ts';
import type { DispositionReason } from './disposition.ts';
import type { FreezeIssue, LiveState } from './live.ts';
import { oneLine, reason } from './reasons.ts';

/** Everything that freezes the repository now, in the order in which people should read it; empty: nothing does. */
export function freezes(policy: Policy, live: Pick<LiveState, 'freezes'>, input: string): DispositionReason[] {
  const { active } = policy.merge.freeze;
  const said = oneLine(input, 200);
  return [
    ...(active === null ? [] : [byPolicy(active)]),
    ...(input === '' ? [] : [byInput(said)]),
    ...live.freezes.filter(isInForce).map(byIssue),
  ];
}

/** Whoever opened an issue may close it: only who may write lifts a freeze by that. */
function isInForce({ state, closerCanWrite }: FreezeIssue): boolean {
  return state === 'open' || closerCanWrite !== true;
}

function byPolicy(why: string): DispositionReason {
  return reason('merge/freeze', `frozen by policy: ${oneLine(why, 300)}`, 'Remove merge.freeze.active to lift it.');
}

function byInput(why: string): DispositionReason {
  const message = `frozen by the input freeze: ${why === '' ? 'no reason is given' : why}`;
  return reason('merge/freeze', message, 'Make the input, or the variable behind it, empty to lift it.');
}

function byIssue({ number, title, state, openedAt, closedBy }: FreezeIssue): DispositionReason {
  const since = `frozen since ${openedAt.slice(0, 10)} by issue #${number} (${oneLine(title, 60)})`;
  if (state === 'open') return reason('merge/freeze', since, `Close issue #${number} to lift it.`);
  const who = closedBy === null ? 'an account that is gone' : `${closedBy.login}, who may not write here`;
  const fix = `Let somebody with write access reopen and close issue #${number} to lift it.`;
  return reason('merge/freeze', `${since}, which was closed by ${who}`, fix);
}
