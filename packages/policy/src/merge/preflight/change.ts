import type { Verdict } from '../../verdict.ts';
import { fails, type PostureCheck, type PostureFacts } from './check.ts';

/** What stands against arming this change in particular. */
export function changeChecks({ policy, posture }: PostureFacts, verdict: Verdict): PostureCheck[] {
  return [
    ...(touchesWorkflows(verdict) && posture.canChangeWorkflows === false ? [workflows()] : []),
    ...(posture.strict && posture.behind !== 0 && policy.merge.branchUpdates === 'nobody'
      ? [behind(posture.behind)]
      : []),
  ];
}

/** Of a list that is missing or was cut nobody knows. */
function touchesWorkflows({ paths, truncated }: Verdict): boolean {
  return paths === undefined || truncated === true || paths.some((path) => path.startsWith('.github/workflows/'));
}

function workflows(): PostureCheck {
  const message = 'the change touches .github/workflows, which this token may not merge';
  return fails(
    'merge/workflows',
    message,
    'Run the job with the token of an App that has workflows: write, or let a person merge it.',
  );
}

function behind(number: number | null): PostureCheck {
  const how = number === null ? 'it is not known how far it is behind' : `it is ${number} behind`;
  const message = `branches must be up to date with the base, ${how}, and nobody updates it`;
  const fix =
    'Update the branch. If its author always does (Renovate: rebaseWhen behind-base-branch), set merge.branch-updates to author.';
  return fails('merge/behind', message, fix);
}
