import type { PastState } from '../rollback.ts';
import type { PlacedFile } from './form.ts';

/**
 * Commits of the base's own line that the change undoes blob by blob at its paths, newest first. One that itself only took the base back is
 * none: to undo a rollback is to go forward again.
 */
export function undoneCommits(files: readonly PlacedFile[], line: readonly PastState[]): readonly string[] {
  return line.flatMap((state, index) => {
    const parent = line[index + 1];
    if (parent === undefined || !stands(state, files, 'before') || !stands(parent, files, 'after')) return [];
    return line.slice(index + 2).some((older) => stands(older, files, 'before')) ? [] : [state.commit];
  });
}

/** The blobs of a state at the change's paths are those of one side of the change. */
function stands(state: PastState, files: readonly PlacedFile[], side: 'before' | 'after'): boolean {
  return files.every(({ file, index }) => state.blobs[index] === (file[side]?.oid ?? null));
}

/** Whether a commit changed exactly these paths. */
export function changedExactly(files: readonly PlacedFile[], paths: readonly string[] | null | undefined): boolean {
  if (paths === null || paths === undefined) return false;
  const own = new Set(files.map(({ file }) => file.path));
  return new Set(paths).size === own.size && paths.every((path) => own.has(path));
}
