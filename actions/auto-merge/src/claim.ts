import type { EventTarget } from '@gatehouse/action-kit';
import { GatehouseError, parseVerdict, type Verdict } from '@gatehouse/policy';

const RERUN = 'Run all jobs of the workflow again.';

function parsed(json: string): Verdict {
  try {
    return parseVerdict(JSON.parse(json));
  } catch (cause) {
    throw new GatehouseError('verdict-invalid', 'The verdict is not one of Gatehouse, or was cut off.', RERUN, {
      cause,
    });
  }
}

/**
 * What the event says this run is about, against what the verdict says it judged. A verdict that could not decide may leave
 * fields open, for it is never green.
 */
function differences(verdict: Verdict, target: EventTarget, repository: string): string[] {
  const expected: readonly (readonly [string, unknown, unknown])[] = [
    ['repository', verdict.repository?.toLowerCase() ?? null, repository.toLowerCase()],
    ['pull request', verdict.pullRequest, target.kind === 'pull-request' ? target.pullRequest : null],
    // a sweep names no head: the live one has to be the judged one then
    ...(target.head === null ? [] : [['head', verdict.head, target.head] as const]),
    ...(target.kind === 'merge-group'
      ? [['base branch', verdict.baseRef, target.baseRef] as const, ['base', verdict.baseTip, target.baseSha] as const]
      : []),
  ];
  const open = verdict.outcome === 'error';
  return expected.filter(([, said, here]) => said !== here && !(open && said === null)).map(([name]) => name);
}

/**
 * The verdict of the judging job, if it is about this event's change.
 * @throws GatehouseError `verdict-missing`, `verdict-invalid`, `verdict-foreign`
 */
export function readClaim(json: string, judgeResult: string, target: EventTarget, repository: string): Verdict {
  if (json.trim() === '') {
    const ended = judgeResult === '' ? '' : `: the judging job ended as '${judgeResult}'`;
    throw new GatehouseError('verdict-missing', `There is no verdict${ended}.`, RERUN);
  }
  const verdict = parsed(json);
  if (verdict.gate !== 'gate') {
    const fix = 'Give this action the output `verdict` of actions/gate, which runs every judge.';
    throw new GatehouseError('verdict-invalid', `The verdict is that of ${verdict.gate} alone.`, fix);
  }
  const wrong = differences(verdict, target, repository);
  if (wrong.length === 0 && (verdict.outcome === 'error' || verdict.baseRef !== null)) return verdict;
  const what = wrong.length === 0 ? 'base branch' : wrong.join(' and ');
  throw new GatehouseError('verdict-foreign', `The verdict is about another ${what}.`, RERUN);
}
