import type { TreeEntry } from '../../repository-port.ts';
import { gitSaid, missingObject } from '../faults.ts';
import { exitOf, outputOf, startGit } from '../process.ts';
import type { Repository } from '../repository.ts';
import { linePath } from './line-path.ts';

const ENTRY = /^(\d{6}) (?:blob|commit) ([0-9a-f]{40,64})$/;
const TAB = 0x09;
const NUL = 0;

/** Every file, link and submodule of a commit. Sizes are null, for a clone without contents does not know them. */
export async function listTree(repository: Repository, commit: string): Promise<readonly TreeEntry[]> {
  const git = startGit(repository.place, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  git.stdin.end();
  const output = await outputOf(git);
  const { code, stderr } = await exitOf(git);
  if (code !== 0) throw missingObject(gitSaid(stderr));
  return [...entries(output)];
}

function* entries(output: Buffer): Generator<TreeEntry> {
  for (let at = 0; at < output.length; ) {
    const tab = output.indexOf(TAB, at);
    const end = output.indexOf(NUL, tab);
    const match = ENTRY.exec(output.toString('latin1', at, tab));
    if (tab < 0 || end < 0 || match === null) throw missingObject('git ls-tree printed an unknown entry');
    const [, mode = '', oid = ''] = match;
    yield { path: linePath(output.subarray(tab + 1, end)), mode, oid, size: null };
    at = end + 1;
  }
}
