import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { GroupTarget, OpenedChange, OpenedGroup, UnreadableEntry } from '../port.ts';
import { chainOf, type Link } from './chain.ts';
import type { Client } from './client.ts';
import { compare } from './commits.ts';
import { fromActor } from './identity.ts';
import { CONCURRENCY } from './limits.ts';
import { groupFault, type QueuedPullRequest, readQueue } from './queue.ts';
import { fileAtCommit } from './text-file.ts';
import { diffTrees, readTree, type Tree } from './trees.ts';

/** What the entries of one group share. */
interface Group {
  readonly client: Client;
  readonly branch: string;
  readonly baseSha: string;
  readonly repositoryId: string;
  /** Each commit's tree is read once, for the entry that ends in it and the one that starts there. */
  readonly treeOf: (commit: string) => Promise<Tree>;
  readonly policy: OpenedGroup['policy'];
}

/** For n entries: one request for the queue (100 entries each), n + 1 for trees, and one for each 100 commits of each pull request. */
export async function openMergeGroup(client: Client, target: GroupTarget): Promise<OpenedGroup> {
  const branch = target.baseRef.replace(/^refs\/heads\//, '');
  const queue = await readQueue(client, branch, target.baseSha, target.policyPath);
  const links = chainOf(queue.entries, target.baseSha, target.headSha);
  const policy = await fileAtCommit(client, target.policyPath, target.baseSha, queue.policy);
  const { repositoryId } = queue;
  const group = { client, branch, baseSha: target.baseSha, repositoryId, treeOf: treeReader(client), policy };
  const entries = await pMap(links, (link) => openEntry(group, link), { concurrency: CONCURRENCY });
  return { policy, entries };
}

function treeReader(client: Client): Group['treeOf'] {
  const trees = new Map<string, Promise<Tree>>();
  return (commit) => {
    const known = trees.get(commit) ?? readTree(client, commit);
    trees.set(commit, known);
    return known;
  };
}

/** An entry that cannot be read must not keep the others from being judged, nor pass. */
async function openEntry(group: Group, link: Link): Promise<OpenedChange | UnreadableEntry> {
  const { pullRequest, fault } = link.node;
  if (pullRequest === null) {
    const error = fault ?? groupFault(`GitHub gave no pull request for entry ${link.node.position} of the queue`);
    return { pullRequest: null, error };
  }
  try {
    return await changeOf(group, link, pullRequest);
  } catch (error) {
    if (error instanceof GatehouseError) return { pullRequest: pullRequest.number, error };
    throw error;
  }
}

async function changeOf(group: Group, link: Link, pullRequest: QueuedPullRequest): Promise<OpenedChange> {
  const { client } = group;
  const [before, after, comparison] = await Promise.all([
    group.treeOf(link.from),
    group.treeOf(link.to),
    compare(client, link.from, pullRequest.headRefOid),
  ]);
  return {
    change: {
      repository: `${client.where.owner}/${client.where.repo}`,
      pullRequest: pullRequest.number,
      author: fromActor(pullRequest.author),
      baseRef: group.branch,
      baseTip: group.baseSha,
      base: link.from,
      head: link.to,
      commits: comparison.commits,
      sharers: [],
      files: diffTrees(before, after),
      siblings: [],
      contentsRead: false,
    },
    policy: group.policy,
    ...(comparison.doubt === null ? {} : { doubt: comparison.doubt }),
    sameRepository: !pullRequest.isCrossRepository && pullRequest.headRepository?.id === group.repositoryId,
  };
}
