import type { Policy } from '../policy.ts';
import type { ErrorCode, Verdict } from '../verdict.ts';
import { boundBy } from './bound.ts';
import type { DispositionReason } from './disposition.ts';
import type { LiveState } from './live.ts';
import { reason, reasonOf } from './reasons.ts';

const AGAIN = 'Run the whole workflow again; it judges the pull request as it is then.';

/** Why a verdict decides nothing about this pull request now; empty: it does. */
export function gateFaults(policy: Policy, verdict: Verdict, live: LiveState): DispositionReason[] {
  if (verdict.outcome === 'error') {
    const [first] = verdict.findings;
    return first === undefined
      ? [fault('verdict-invalid', 'the verdict says neither what nor why')]
      : [reasonOf(first)];
  }
  const [faulty] = [...foreign(verdict, live), ...incomplete(verdict), ...adviceForBound(policy, verdict, live)];
  return faulty === undefined ? [] : [faulty];
}

function foreign(verdict: Verdict, live: LiveState): DispositionReason[] {
  if (verdict.gate !== 'gate') {
    return [fault('verdict-foreign', `the verdict is one of ${verdict.gate} alone, not of the whole gate`)];
  }
  if (verdict.members !== undefined) return [fault('verdict-foreign', 'the verdict is one of a merge group')];
  if (verdict.head !== live.head) {
    return [
      fault(
        'head-moved',
        `${verdict.head?.slice(0, 12) ?? 'nothing'} was judged, and the head is ${live.head.slice(0, 12)}`,
      ),
    ];
  }
  if (verdict.baseRef === null || verdict.baseRef === live.baseRef) return [];
  return [fault('base-moved', `it was judged for ${verdict.baseRef}, and is for ${live.baseRef} now`)];
}

/** Parts that a verdict of the whole gate always has; a pass without them has not been judged. */
function incomplete({ outcome, judges, risk, findings }: Verdict): DispositionReason[] {
  if (outcome === 'block') return [];
  if (judges === undefined || risk === undefined)
    return [fault('verdict-invalid', 'the verdict lacks judges or a risk')];
  if (outcome === 'pass' && findings.length > 0) return [fault('verdict-invalid', 'the verdict passes with findings')];
  return [];
}

/** Somebody whom the gate binds may have opened a pull request of the same head since. */
function adviceForBound(policy: Policy, { outcome }: Verdict, live: LiveState): DispositionReason[] {
  if (outcome !== 'skip' || !boundBy(policy, live).bound) return [];
  return [fault('verdict-foreign', 'it was judged as advice, and the gate binds an account whose pull request it is')];
}

function fault(code: ErrorCode, message: string): DispositionReason {
  return reason(`error/${code}`, message, AGAIN);
}
