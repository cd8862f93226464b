import type { SweptPullRequest } from '../../port.ts';
import { fromActor } from '../identity.ts';
import { statusFact } from '../statuses.ts';
import type { SweptAnswer, SweptCommit } from './query.ts';

/** An open pull request as a sweep sees it; `context` is that of its base's gate status. */
export function sweptPullRequest(answer: SweptAnswer, context: string): SweptPullRequest {
  const last = answer.commits.nodes?.[0]?.commit;
  // A head that its base has already is no commit of the pull request: nothing is known of it, so it is due for a closer look.
  const commit = last?.oid === answer.headRefOid ? last : null;
  const gate = commit?.status?.contexts.find((status) => status.context === context) ?? null;
  return {
    pullRequest: answer.number,
    author: fromActor(answer.author),
    head: answer.headRefOid,
    baseRef: answer.baseRefName,
    draft: answer.isDraft,
    status: gate === null ? null : statusFact(gate),
    armed: answer.autoMergeRequest !== null || answer.isMergeQueueEnabled,
    labels: present(answer.labels).map(({ name }) => name),
    approvals: approvalsOf(answer),
    lastReviewAt: latest(present(answer.reviews).map(({ updatedAt }) => updatedAt)),
    lastRemarkAt: latest(
      present(answer.comments).flatMap(({ viewerDidAuthor, updatedAt }) => (viewerDidAuthor ? [] : [updatedAt])),
    ),
    lastCheckAt: commit === null ? null : lastCheck(commit, context, gate?.targetUrl ?? null),
  };
}

function approvalsOf({ headRefOid, latestOpinionatedReviews }: SweptAnswer): string[] {
  return present(latestOpinionatedReviews).flatMap((review) => {
    const counts = review.state === 'APPROVED' && review.commit?.oid === headRefOid && review.authorCanPushToRepository;
    const author = fromActor(review.author);
    return counts && author !== null ? [author.login] : [];
  });
}

/** The run that the gate status links to is the gate's own: that it ended just after it had posted is no news. */
function lastCheck({ status, checkSuites }: SweptCommit, context: string, gateUrl: string | null): string | null {
  const own = /\/actions\/runs\/(\d+)/.exec(gateUrl ?? '')?.[1];
  const suites = present(checkSuites).filter(
    ({ workflowRun }) => own === undefined || String(workflowRun?.databaseId) !== own,
  );
  const statuses = status?.contexts.filter((other) => other.context !== context) ?? [];
  return latest([...suites.map(({ updatedAt }) => updatedAt), ...statuses.map(({ createdAt }) => createdAt)]);
}

function present<T>(list: { readonly nodes: readonly (T | null)[] | null } | null): T[] {
  return (list?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
}

function latest(times: readonly string[]): string | null {
  return times.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
}
