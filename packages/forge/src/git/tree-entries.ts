import { missingObject } from './faults.ts';

const SPACE = 0x20;
const NUL = 0;
const ZERO = 0x30;
const MAX_MODE = 0o177777;
const TYPE = 0o170000;

/** Where in the bytes of a tree an entry's name begins and ends; its id follows the NUL there. */
export interface EntryPlace {
  readonly mode: number;
  readonly name: number;
  readonly nul: number;
}

/**
 * Shows every entry of a tree object: `<mode> <name> NUL <id in bytes>`, ids as long as the tree's own. Nothing is made of an entry
 * that nobody wants: a folder of twenty thousand files has another version in each of thousands of commits.
 */
export function eachEntry(
  tree: Uint8Array,
  idLength: number,
  visit: (mode: number, name: number, nul: number) => void,
): void {
  for (let at = 0; at < tree.length; ) {
    const space = tree.indexOf(SPACE, at);
    const mode = space < 0 ? -1 : modeOf(tree, at, space);
    const nul = space < 0 ? -1 : tree.indexOf(NUL, space + 1);
    if (mode < 0 || nul <= space + 1 || nul + idLength >= tree.length)
      throw missingObject('a tree object is malformed');
    visit(mode, space + 1, nul);
    at = nul + 1 + idLength;
  }
}

/** -1: not one. */
function modeOf(tree: Uint8Array, from: number, to: number): number {
  let mode = 0;
  for (let at = from; at < to && mode <= MAX_MODE; at += 1) {
    const digit = (tree[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 7) return -1;
    mode = mode * 8 + digit;
  }
  return from === to || mode > MAX_MODE ? -1 : mode;
}

export const isTree = (mode: number): boolean => (mode & TYPE) === 0o040000;
export const isFile = (mode: number): boolean => (mode & TYPE) === 0o100000;
export const isLink = (mode: number): boolean => (mode & TYPE) === 0o120000;

/** As git shows it, whatever old programs wrote: a file is executable or not, and what is nothing else is a submodule. */
export function canonicalMode(mode: number): string {
  if (isFile(mode)) return mode & 0o100 ? '100755' : '100644';
  if (isLink(mode)) return '120000';
  return isTree(mode) ? '040000' : '160000';
}
