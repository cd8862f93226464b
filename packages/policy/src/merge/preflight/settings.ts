import { fails, holds, type PostureCheck, type PostureFacts } from './check.ts';

const ACTIONS = 'github-actions[bot]';

/** Settings of the repository without which GitHub refuses to be armed. A merge queue brings its own. */
export function settingChecks({ posture }: PostureFacts): PostureCheck[] {
  if (posture.mergeQueue) return [queue(posture.viewer)];
  return [
    posture.autoMergeAllowed
      ? holds('merge/auto-merge-off', 'auto-merge is allowed')
      : fails(
          'merge/auto-merge-off',
          'auto-merge is not allowed here',
          'Allow auto-merge in the settings of the repository.',
        ),
    posture.squashAllowed
      ? holds('merge/squash-off', 'squash merging is allowed')
      : fails(
          'merge/squash-off',
          'squash merging is not allowed here',
          'Allow squash merging in the settings of the repository, and in rulesets that restrict merge methods.',
        ),
  ];
}

/** GitHub starts no workflows for what GITHUB_TOKEN adds to a queue: its required checks would never report. */
function queue(viewer: string | null): PostureCheck {
  const check = 'merge/queue-token';
  if (viewer !== null && viewer !== ACTIONS) return holds(check, 'the token starts checks in the merge queue');
  const message = 'the base branch has a merge queue, and what GITHUB_TOKEN adds to it starts no checks';
  return fails(check, message, 'Run the job with the token of an App.');
}
