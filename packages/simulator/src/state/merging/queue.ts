import type { Account } from '../accounts.ts';
import type { PullRequest, QueueEntry, RepositoryState } from '../model.ts';
import { enqueue } from '../queue.ts';
import { requirementsOf } from '../rules/requirements.ts';
import { isCheckMet } from './checks.ts';
import { mergePull } from './merge.ts';

export const entryOf = ({ repository, base, ...rest }: PullRequest): QueueEntry | null =>
  repository.queues.get(base.ref)?.find(({ pullRequest }) => pullRequest.number === rest.number) ?? null;

/** Puts a pull request at the end of its base's merge queue, as a group of its own. */
export function enqueuePull(pull: PullRequest, by: Account): QueueEntry {
  const { repository, base } = pull;
  const method = requirementsOf(repository, base.ref).queue ?? 'merge';
  const group = enqueue(repository, [pull.number], { method, by });
  const [entry] = group.entries;
  if (entry === undefined) throw new Error('a group without an entry');
  repository.announce({ event: 'merge_group', action: 'checks_requested', group, sender: by.login });
  return entry;
}

/** Takes a pull request out of its queue; what stood behind it is queued anew on what is left before it. */
export function dequeuePull(pull: PullRequest): QueueEntry | null {
  const { repository, base } = pull;
  const entry = entryOf(pull);
  const queue = repository.queues.get(base.ref);
  if (entry === null || queue === undefined) return null;
  const index = queue.indexOf(entry);
  const behind = queue.splice(index).slice(1);
  for (const { pullRequest, enqueuer } of [...behind]) enqueuePull(pullRequest, enqueuer);
  return entry;
}

/** Merges the foremost entries whose groups have every required check; only where a rule asks for a queue. */
export function mergeQueues(repository: RepositoryState): void {
  for (const [branch, queue] of repository.queues) {
    const { queue: method, checks } = requirementsOf(repository, branch);
    if (method === null) continue;
    for (let entry = queue[0]; entry !== undefined; entry = queue[0]) {
      const { headCommit, pullRequest, enqueuer } = entry;
      if (!checks.every((check) => isCheckMet(repository, headCommit, check))) break;
      queue.shift();
      mergePull(pullRequest, { method, by: enqueuer, how: 'queue', sha: headCommit });
    }
  }
}
