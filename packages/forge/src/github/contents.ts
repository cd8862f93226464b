import type { Change, ChangedFile } from '@gatehouse/bumps';
import pMap from 'p-map';
import type { FileAtCommit } from '../port.ts';
import { assertAgrees, assertUnchanged } from './agreement.ts';
import { addBytes } from './bytes.ts';
import type { Client } from './client.ts';
import { type Entries, readEntries } from './entries.ts';
import { sideOf } from './entry.ts';
import { CONCURRENCY, PATHS_PER_BATCH } from './limits.ts';
import { asksTip, type FileAt, questionsFor, siblingPaths } from './questions.ts';
import { fileAtCommit } from './text-file.ts';

export interface ContentsOptions {
  readonly siblings: (path: string) => readonly string[];
  readonly extra: readonly FileAt[];
  readonly added?: boolean;
}

/** Modes and bytes of both sides, ids at the base tip, siblings and extra files: one GraphQL request for each 25 files. */
export async function readContents(
  client: Client,
  change: Change,
  options: ContentsOptions,
): Promise<{ change: Change; extra: FileAtCommit[] }> {
  const beside = siblingPaths(change, options.siblings);
  const questions = questionsFor(change, beside, options.extra, options.added);
  const batches = Math.max(1, Math.ceil(change.files.length / PATHS_PER_BATCH));
  const entries = await readEntries(client, questions, batches);
  const files = change.files.map((file) => (file.pathIsText ? changedFile(change, file, entries) : file));
  const siblings = beside.flatMap((path) => unchangedFile(change, path, entries));
  const answers = [...files, ...siblings]
    .filter((file) => file.pathIsText)
    .flatMap(({ path }) => [entries.get(change.base, path), entries.get(change.head, path)]);
  const [whole, extra] = await Promise.all([
    addBytes(client, [...files, ...siblings], answers, options.added),
    pMap(options.extra, ({ path, commit }) => fileAtCommit(client, path, commit, entries.get(commit, path)), {
      concurrency: CONCURRENCY,
    }),
  ]);
  return {
    change: {
      ...change,
      files: whole.slice(0, files.length),
      siblings: whole.slice(files.length),
      contentsRead: true,
    },
    extra,
  };
}

function changedFile(change: Change, listed: ChangedFile, entries: Entries): ChangedFile {
  const read = bothSides(change, listed, entries);
  assertAgrees(listed, read);
  return read;
}

/** None when the path exists on neither side. */
function unchangedFile(change: Change, path: string, entries: Entries): ChangedFile[] {
  const read = bothSides(change, { path, pathIsText: true, before: null, after: null }, entries);
  assertUnchanged(read);
  return read.before === null ? [] : [read];
}

function bothSides(change: Change, file: ChangedFile, entries: Entries): ChangedFile {
  const before = sideOf(entries.get(change.base, file.path));
  const after = sideOf(entries.get(change.head, file.path));
  if (!asksTip(change)) return { ...file, before, after };
  return { ...file, before, after, baseTipOid: sideOf(entries.get(change.baseTip, file.path))?.oid ?? null };
}
