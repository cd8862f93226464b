import { posix } from 'node:path';
import type { ImageSet } from '@gatehouse/policy';
import type { Refusal, TreeFile } from '../types.ts';
import { refuse } from './refuse.ts';

/**
 * Links and submodules among the files of a set. A rewrite would turn a link into a file; and what it leads to may hold pins that are not
 * seen. One that leads to a file that was looked into and has no pin does no harm.
 */
export function linkRefusals(
  set: Pick<ImageSet, 'name'>,
  files: readonly TreeFile[],
  holding: ReadonlySet<string>,
): readonly Refusal[] {
  const regular = new Set(files.filter(({ mode }) => mode.startsWith('100')).map(({ path }) => path));
  return files.flatMap((file) => {
    if (regular.has(file.path)) return [];
    if (file.mode === '160000') return [submodule(set, file)];
    const target = targetOf(file);
    return regular.has(target) && !holding.has(target) ? [] : [link(set, file, target)];
  });
}

function targetOf({ path, bytes }: TreeFile): string {
  return posix.normalize(posix.join(posix.dirname(path), new TextDecoder().decode(bytes)));
}

function link({ name }: Pick<ImageSet, 'name'>, { path }: TreeFile, target: string): Refusal {
  return refuse(
    'pins/symlink',
    path,
    `the path is a symbolic link to ${target}, so its pins are those of another file`,
    `Put a file in its place, or let 'pins' of the set ${name} name the files it leads to and not the link.`,
  );
}

function submodule({ name }: Pick<ImageSet, 'name'>, { path }: TreeFile): Refusal {
  return refuse(
    'pins/symlink',
    path,
    'the path is a submodule, whose files are not in this repository',
    `Let 'pins' of the set ${name} leave it out.`,
  );
}
