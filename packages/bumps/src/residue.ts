import type { ChangedFile, FileSide } from './change.ts';
import { canBePath } from './paths.ts';
import { MAX_BLOB_BYTES } from './text.ts';
import type { Residue, ResidueRule } from './types.ts';

const REGULAR = new Set(['100644', '100755']);
const BY_HAND = 'Take the file out of the pull request, or let a person propose it in a pull request of their own.';

/**
 * What git's metadata alone says against a file: only a regular file modified in place, same path and same mode, can be proved. Null when
 * nothing speaks against it (modes that were not read yet are empty and say nothing).
 */
export function fileResidue(file: ChangedFile): Residue | null {
  const said = objection(file);
  return said === null ? null : { rule: said.rule, path: file.path, line: null, message: said.message, fix: BY_HAND };
}

function objection(file: ChangedFile): { rule: ResidueRule; message: string } | null {
  const { before, after } = file;
  if (!file.pathIsText || !canBePath(file.path)) {
    return { rule: 'scope/path-encoding', message: 'the path has bytes or characters that tools show differently' };
  }
  if (before === null && after === null) return { rule: 'scope/residue', message: 'the path exists on neither side' };
  for (const side of [after, before]) {
    const special = side === null ? null : specialMode(side);
    if (special !== null) return special;
  }
  if (file.renamedFrom !== undefined)
    return { rule: 'scope/file-renamed', message: `the file was renamed from ${file.renamedFrom}` };
  if (file.renamedTo !== undefined)
    return { rule: 'scope/file-renamed', message: `the file was renamed to ${file.renamedTo}` };
  if (before === null || after === null) {
    return before === null
      ? { rule: 'scope/file-added', message: 'the file was added; a bump changes files that exist' }
      : { rule: 'scope/file-deleted', message: 'the file was deleted; a bump changes files that stay' };
  }
  if (before.mode !== after.mode) {
    return { rule: 'scope/mode-changed', message: `the file mode changed from ${before.mode} to ${after.mode}` };
  }
  return sizeObjection(before, after);
}

function sizeObjection(before: FileSide, after: FileSide): { rule: ResidueRule; message: string } | null {
  const size = Math.max(before.size ?? 0, after.size ?? 0);
  if (size <= MAX_BLOB_BYTES) return null;
  return { rule: 'scope/too-large', message: `the file has ${size} bytes; at most ${MAX_BLOB_BYTES} are judged` };
}

function specialMode(side: FileSide): { rule: ResidueRule; message: string } | null {
  if (side.mode === '' || REGULAR.has(side.mode)) return null;
  if (side.mode === '120000')
    return { rule: 'scope/symlink', message: 'the path is a symbolic link, so its content is a place, not a text' };
  if (side.mode === '160000')
    return { rule: 'scope/submodule', message: 'the path is a submodule: what it brings is not in this change' };
  return { rule: 'scope/mode-changed', message: `the file mode ${side.mode} is not that of a regular file` };
}
