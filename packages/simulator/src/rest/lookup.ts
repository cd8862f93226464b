import type { Commit } from '../state/objects.ts';
import type { Repository } from '../state/repository.ts';
import { peelTo } from '../state/revisions.ts';

/** The commit that a SHA, branch or tag leads to; null: none. */
export function commitAt(repository: Repository, revision: string): Commit | null {
  const object = peelTo(repository, repository.resolve(revision), 'commit');
  return object?.type === 'commit' ? object : null;
}
