import { MOST_COMPARED_FILES } from './limits.ts';

interface Row {
  readonly filename: string;
  readonly previous_filename?: string;
}

/** Every path that a comparison lists, both names of a rename; null: it may have left some out. */
export function comparedPaths(files: readonly Row[] | undefined): readonly string[] | null {
  if (files === undefined || files.length >= MOST_COMPARED_FILES) return null;
  return files.flatMap(({ filename, previous_filename: old }) => (old === undefined ? [filename] : [filename, old]));
}
