import { latestOpinions } from '../conversation/reviews.ts';
import { commitsBetween } from '../graph.ts';
import type { PullRequest } from '../model.ts';
import { tipOf } from '../refs.ts';
import { type Requirements, requirementsOf } from '../rules/requirements.ts';
import { isCheckMet } from './checks.ts';

/** What the base branch's rules still ask of a pull request, in GitHub's words; being behind is not among it. */
export function unmetRules(pull: PullRequest, requirements = requirementsOf(pull.repository, pull.base.ref)): string[] {
  return [
    ...requirements.checks
      .filter((check) => !isCheckMet(pull.repository, pull.head.sha, check))
      .map(({ context }) => `Required status check "${context}" is expected.`),
    ...unmetReviews(pull, requirements),
    ...unsigned(pull, requirements),
    // nothing deploys here, so nothing ever meets that rule
    ...(requirements.deployments ? ['Required deployments have not succeeded.'] : []),
  ];
}

function unmetReviews(pull: PullRequest, { approvals, lastPushApproval, dismissStale }: Requirements): string[] {
  const opinions = latestOpinions(pull, true);
  const counting = opinions.filter(
    ({ state, commit, author }) =>
      state === 'APPROVED' &&
      (!dismissStale || commit === pull.head.sha) &&
      (!lastPushApproval || (author !== null && author.login !== (pull.lastPusher ?? pull.author?.login))),
  );
  const needed = lastPushApproval ? Math.max(1, approvals) : approvals;
  if (needed === 0) return [];
  if (opinions.some(({ state }) => state === 'CHANGES_REQUESTED')) return ['Changes have been requested.'];
  const plural = needed === 1 ? 'review is' : 'reviews are';
  return counting.length >= needed
    ? []
    : [`At least ${needed} approving ${plural} required by reviewers with write access.`];
}

function unsigned(pull: PullRequest, { signatures }: Requirements): string[] {
  if (!signatures) return [];
  const { store } = pull.repository.network;
  const commits = commitsBetween(store, tipOf(pull.repository, pull.base.ref), pull.head.sha);
  return commits.every(({ signature }) => signature !== null) ? [] : ['Commits must have verified signatures.'];
}
