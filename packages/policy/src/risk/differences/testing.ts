import { type ChangedFile, locate, proveChange } from '@gatehouse/bumps';
import type { FileDifferences } from '../types.ts';
import { fileDifferences } from './file-differences.ts';

/** Builders for tests: a file from two texts (null: absent), its differences, and those as one line each. */
export const side = (text: string, mode = '100644') => {
  const bytes = new TextEncoder().encode(text);
  return { mode, oid: `${text.length}`.padStart(40, '0'), bytes, size: bytes.length };
};
export const changed = (path: string, before: string | null, after: string | null): ChangedFile => ({
  path,
  pathIsText: true,
  before: before === null ? null : side(before),
  after: after === null ? null : side(after),
});

export function differ(file: ChangedFile): FileDifferences {
  const change = { files: [file], siblings: [] };
  const [found] = fileDifferences(change, proveChange(change, locate), locate);
  if (found === undefined) throw new Error('every file has its differences');
  return found;
}

/** `12 changed spec.replicas: 1 -> 2`, then whether it is all. */
export function story(path: string, before: string | null, after: string | null): readonly string[] {
  const { kind, differences, complete, line, why } = differ(changed(path, before, after));
  return [
    ...differences.map((difference) => {
      const at = [difference.document.kind ?? '', ...difference.at].join('.');
      const values = `${JSON.stringify(difference.before)} -> ${JSON.stringify(difference.after)}`;
      return `${difference.line} ${difference.kind} ${at}: ${values}${difference.spans ? '' : ' (no spans)'}`;
    }),
    `${kind}${complete ? '' : `, more at ${line}`}${why === null ? '' : `: ${why}`}`,
  ];
}
