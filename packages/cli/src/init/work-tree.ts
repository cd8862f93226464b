import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { GatehouseError } from '@gatehouse/policy';

/** A file that would be written, and what stands there. */
export interface Planned {
  readonly path: string;
  readonly text: string;
  /** Null: nothing. */
  readonly existing: string | null;
}

/** Throws `invalid-input` where something else than a file stands. */
export async function planned(root: string, path: string, text: string): Promise<Planned> {
  try {
    return { path, text, existing: await readFile(join(root, path), 'utf8') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { path, text, existing: null };
    throw new GatehouseError(
      'invalid-input',
      `${path} cannot be read: ${message}`,
      'Move it away, or make it readable.',
    );
  }
}

/** Writes a file that is not there yet; throws when by now it is, or when a link leads out of the tree. */
export async function writeNew(root: string, { path, text }: Planned): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  const inside = relative(await realpath(root), await realpath(dirname(file)));
  if (inside.startsWith('..')) {
    const fix = 'Make it a directory of the repository.';
    throw new GatehouseError('invalid-input', `${dirname(path)} leads out of the repository`, fix);
  }
  await writeFile(file, text, { flag: 'wx' });
}
