import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/policy';

/** The bytes of a file that an input names. */
export function readGiven(input: string, path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const fix = `Set '${input}' to a file that an earlier step downloaded from the artifact of the run.`;
    throw new GatehouseError('invalid-input', `Input '${input}' names '${path}', which cannot be read.`, fix, {
      cause,
    });
  }
}

/** A folder of its own for each step of a job: a second clean-up must not write over what undoes the first. */
export function ownFolder(parent: string, name: string): string {
  for (let nth = 1; ; nth += 1) {
    const folder = join(parent, nth === 1 ? name : `${name}-${nth}`);
    // It answers nothing when there was one already.
    if (mkdirSync(folder, { recursive: true }) !== undefined) return folder;
  }
}

/** Writes a file whole or not at all, and returns once it is on the disk: what is deleted next may only be known from it. */
export function writeDurably(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  const file = openSync(`${path}.part`, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.part`, path);
  return path;
}
