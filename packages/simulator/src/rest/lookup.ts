import type { RepositoryState } from '../state/model.ts';
import type { Commit } from '../state/objects.ts';
import { peelTo, resolveRevision } from '../state/revisions.ts';

/** The commit that a SHA, branch or tag leads to; null: none. */
export function commitAt(repository: RepositoryState, revision: string): Commit | null {
  const object = peelTo(repository, resolveRevision(repository, revision), 'commit');
  return object?.type === 'commit' ? object : null;
}
