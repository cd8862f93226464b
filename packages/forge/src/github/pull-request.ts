import { GatehouseError } from '@gatehouse/policy';
import type { ChangeTarget, OpenedChange } from '../port.ts';
import type { Client } from './client.ts';
import { compare } from './commits.ts';
import { incomplete } from './faults.ts';
import { listFiles, tooManyFiles } from './files.ts';
import { assertHead } from './head.ts';
import { fromActor } from './identity.ts';
import { listDoubt } from './list-doubt.ts';
import { type PullRequestAnswer, queryPullRequest } from './open-query.ts';
import { sharersOf } from './sharers.ts';
import { fileAtCommit } from './text-file.ts';

/** Metadata of a pull request: one GraphQL request, then commits, files and sharers side by side. */
export async function openPullRequest(client: Client, target: ChangeTarget): Promise<OpenedChange> {
  const baseRef = target.baseRef ?? null;
  const answer = await queryPullRequest(client, target.pullRequest, target.policyPath, baseRef);
  const { pullRequest } = answer;
  const head = target.head ?? pullRequest.headRefOid;
  assertHead(pullRequest, head);
  const { oid: baseTip, file } = baseCommit(answer);
  const unlisted = tooManyFiles(pullRequest.changedFiles);
  const [policy, comparison, files, sharers] = await Promise.all([
    fileAtCommit(client, target.policyPath, baseTip, file),
    compare(client, baseTip, head),
    unlisted === null ? listFiles(client, target.pullRequest, pullRequest.changedFiles) : [],
    sharersOf(client, answer, baseRef),
  ]);
  const doubt = unlisted ?? comparison.doubt ?? listDoubt(pullRequest, baseTip, files, comparison.paths);
  return {
    change: {
      repository: `${client.where.owner}/${client.where.repo}`,
      pullRequest: pullRequest.number,
      author: fromActor(pullRequest.author),
      baseRef: pullRequest.baseRefName,
      baseTip,
      base: comparison.mergeBase,
      head,
      commits: comparison.commits,
      sharers,
      files,
      siblings: [],
      contentsRead: false,
    },
    policy,
    ...(doubt === null ? {} : { doubt }),
    ...(comparison.behind === null ? {} : { behind: comparison.behind }),
    sameRepository: !pullRequest.isCrossRepository && pullRequest.headRepository?.id === answer.repositoryId,
  };
}

/** The tip of the base branch today (`base.sha` of the event is its tip when the pull request was last synchronised). */
export function baseCommit({
  pullRequest,
}: {
  readonly pullRequest: Pick<PullRequestAnswer, 'baseRef' | 'baseRefName' | 'number'>;
}) {
  const { baseRef, baseRefName, number } = pullRequest;
  if (baseRef?.target === null) throw incomplete(`GitHub gave no commit for branch ${baseRefName}`);
  if (baseRef === null) {
    throw new GatehouseError(
      'not-found',
      `the base branch ${baseRefName} of pull request #${number} does not exist`,
      'Retarget the pull request to a branch that exists.',
    );
  }
  return { oid: baseRef.target.oid, file: baseRef.target.file ?? null };
}
