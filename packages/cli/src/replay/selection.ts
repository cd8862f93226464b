import { readFile } from 'node:fs/promises';
import type { CommitSelection } from '@gatehouse/forge/git';
import { GatehouseError } from '@gatehouse/policy';

export interface SelectionOptions {
  readonly commits?: string;
  readonly range?: string;
  readonly last?: number;
}

/**
 * Which commits were asked for; a file lists one revision a line, blank lines and `#` comments aside.
 *
 * Throws `invalid-input` unless exactly one way of asking was used, or when the file cannot be read or lists none.
 */
export async function selectionFrom({ commits, range, last }: SelectionOptions): Promise<CommitSelection> {
  if ([commits, range, last].filter((given) => given !== undefined).length !== 1) {
    const fix = 'Give exactly one of --commits FILE, --range A..B and --last N.';
    throw new GatehouseError('invalid-input', 'replay needs to know which commits to judge', fix);
  }
  if (last !== undefined) return { last };
  if (range !== undefined) return { range };
  return { revisions: await revisionsIn(commits ?? '') };
}

async function revisionsIn(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    const fix = 'Name a file with one commit a line, as `git log --format=%H` prints them.';
    throw new GatehouseError('invalid-input', `the list of commits could not be read: ${error.message}`, fix);
  });
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const revisions = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (revisions.length > 0) return revisions;
  // A list that came out empty by mistake must not look like a history without a fault.
  const fix = 'List one commit a line, as `git log --format=%H` prints them.';
  throw new GatehouseError('invalid-input', `${path} names no commit`, fix);
}
