import type { ListedFile } from '../../state/changes.ts';
import type { RepositoryState } from '../../state/model.ts';
import { nameText, type RawName } from '../../state/objects.ts';
import type { Roots } from './user.ts';

/** `diff-entry`. No modes: whoever needs them reads the trees. */
export function renderDiffEntry(
  roots: Roots,
  repository: RepositoryState,
  head: string,
  file: ListedFile,
): Record<string, unknown> {
  const { additions, deletions, text } = file.patch();
  const path = encodePath(file.path);
  const web = `${roots.serverUrl}/${repository.name}`;
  return {
    sha: (file.after ?? file.before)?.oid ?? null,
    filename: nameText(file.path),
    status: statusOf(file),
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${web}/blob/${head}/${path}`,
    raw_url: `${web}/raw/${head}/${path}`,
    contents_url: `${roots.apiUrl}/repos/${repository.name}/contents/${path}?ref=${head}`,
    ...(text === null ? {} : { patch: text }),
    ...(file.previousPath === null ? {} : { previous_filename: nameText(file.previousPath) }),
  };
}

function statusOf({ previousPath, before, after }: ListedFile): string {
  if (previousPath !== null) return 'renamed';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'modified';
}

export const encodePath = (path: RawName): string => nameText(path).split('/').map(encodeURIComponent).join('/');
