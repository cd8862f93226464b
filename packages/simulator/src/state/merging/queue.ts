import type { Account } from '../accounts.ts';
import { isAncestor } from '../graph.ts';
import type { PullRequest, QueueEntry, RepositoryState } from '../model.ts';
import { enqueue } from '../queue.ts';
import { tipOf } from '../refs.ts';
import { requirementsOf } from '../rules/requirements.ts';
import { isCheckMet } from './checks.ts';
import { mergePull } from './merge.ts';

const entriesOf = ({ queues }: RepositoryState, branch: string): readonly QueueEntry[] => queues.get(branch) ?? [];

export const entryOf = (pull: PullRequest): QueueEntry | null =>
  entriesOf(pull.repository, pull.base.ref).find(({ pullRequest }) => pullRequest === pull) ?? null;

/** Puts a pull request at the end of its base's merge queue, as a group of its own; throws when it conflicts with what is before it. */
export function enqueuePull(pull: PullRequest, by: Account): QueueEntry {
  const { repository, base } = pull;
  const method = requirementsOf(repository, base.ref).queue ?? 'merge';
  const group = enqueue(repository, [pull.number], { method, by });
  const [entry] = group.entries;
  if (entry === undefined) throw new Error('a group without an entry');
  repository.announce({ event: 'merge_group', action: 'checks_requested', group, sender: by.login });
  return entry;
}

/** Takes a pull request out of its queue; null: it was in none. */
export function dequeuePull(pull: PullRequest): QueueEntry | null {
  const entry = entryOf(pull);
  if (entry !== null) requeue(pull.repository, pull.base.ref, (candidate) => candidate !== entry);
  return entry;
}

/** Builds the queue anew of the entries that are kept; one that conflicts with those before it falls out. */
function requeue(repository: RepositoryState, branch: string, kept: (entry: QueueEntry) => boolean): void {
  const again = entriesOf(repository, branch).filter(kept);
  repository.queues.set(branch, []);
  for (const { pullRequest, enqueuer } of again) tryToEnqueue(pullRequest, enqueuer);
}

/** The queue gives up on what it cannot merge. */
export function tryToEnqueue(pull: PullRequest, by: Account): void {
  try {
    enqueuePull(pull, by);
  } catch {
    pull.repository.announce({ event: 'pull_request_target', action: 'dequeued', subject: pull, sender: by.login });
  }
}

/** Merges the foremost entries whose groups have every required check; only where a rule asks for a queue. */
export function mergeQueues(repository: RepositoryState): void {
  for (const branch of repository.queues.keys()) {
    const { queue: method } = requirementsOf(repository, branch);
    if (method === null) continue;
    refresh(repository, branch);
    for (let entry = readyEntry(repository, branch); entry !== null; entry = readyEntry(repository, branch)) {
      const { headCommit, pullRequest, enqueuer } = entry;
      repository.queues.set(branch, entriesOf(repository, branch).slice(1));
      mergePull(pullRequest, { method, by: enqueuer, how: 'queue', sha: headCommit });
    }
  }
}

/** What was pushed to, closed or retargeted leaves the queue; when the base moved, all of it is built anew. */
function refresh(repository: RepositoryState, branch: string): void {
  const [first] = entriesOf(repository, branch);
  if (first === undefined) return;
  const onBase = isAncestor(repository.network.store, tipOf(repository, branch), first.headCommit);
  if (!onBase || !entriesOf(repository, branch).every(isCurrent)) requeue(repository, branch, isCurrent);
}

const isCurrent = ({ pullRequest: { state, head, base }, pullHead, baseRef }: QueueEntry): boolean =>
  state === 'open' && head.sha === pullHead && base.ref === baseRef;

function readyEntry(repository: RepositoryState, branch: string): QueueEntry | null {
  const [first] = entriesOf(repository, branch);
  if (first === undefined) return null;
  const { checks } = requirementsOf(repository, branch);
  return checks.every((check) => isCheckMet(repository, first.headCommit, check)) ? first : null;
}
