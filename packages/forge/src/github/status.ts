import type { CommitStatus, StatusWriter } from '../port.ts';
import type { Client } from './client.ts';
import { queryPullRequest } from './open-query.ts';
import { baseCommit } from './pull-request.ts';
import { sharersOf } from './sharers.ts';
import { fileAtCommit } from './text-file.ts';

type Target = Parameters<StatusWriter['readBinding']>[0];
type Binding = Awaited<ReturnType<StatusWriter['readBinding']>>;

/**
 * What a verdict is bound to, as it is now: one request, one more for each further hundred open pull requests of the base, and one
 * when GraphQL cannot give the policy exactly.
 */
export async function readBinding(client: Client, target: Target): Promise<Binding> {
  const answer = await queryPullRequest(client, target.pullRequest, target.policyPath, target.baseRef ?? null);
  const { oid, file } = baseCommit(answer);
  const { headRefOid, baseRefName, state } = answer.pullRequest;
  return {
    sharers: await sharersOf(client, answer, target.baseRef ?? null),
    head: headRefOid,
    baseRef: baseRefName,
    baseTip: oid,
    state: state === 'OPEN' ? 'open' : state === 'MERGED' ? 'merged' : 'closed',
    policy: await fileAtCommit(client, target.policyPath, oid, file),
  };
}

/** Writes one commit status. Written again after a fault that hid the answer: the same status twice says the same. */
export async function postStatus(client: Client, status: CommitStatus): Promise<void> {
  const asked = { what: `write the status ${status.context} on ${status.sha}`, needs: 'statuses: write' } as const;
  await client.write(asked, (rest, where) =>
    rest.repos.createCommitStatus({
      ...where,
      sha: status.sha,
      state: status.state,
      context: status.context,
      description: status.description,
      ...(status.targetUrl === null ? {} : { target_url: status.targetUrl }),
    }),
  );
}
