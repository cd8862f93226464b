import type { ChangedFile, FileSide } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Client } from './client.ts';
import { incomplete } from './faults.ts';
import { CONCURRENCY, MOST_FILES, PAGE, pagesFor } from './limits.ts';

/** A row of list-files, as far as it is used: never the patch, which is absent or empty for large files. */
export interface FileRow {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: string;
  /** Blob at head; at base for a removed file. */
  readonly sha: string | null;
}

/** Why a pull request's files cannot be listed; null: they can. GitHub's list ends without saying so. */
export function tooManyFiles(changedFiles: number): GatehouseError | null {
  if (changedFiles <= MOST_FILES) return null;
  return new GatehouseError(
    'too-many-files',
    `the pull request changes ${changedFiles} files; GitHub lists at most ${MOST_FILES}`,
    'Split the pull request.',
  );
}

/** All rows of list-files (at most `MOST_FILES`), proved complete by their number, as changed paths. */
export async function listFiles(client: Client, number: number, changedFiles: number): Promise<ChangedFile[]> {
  const pages = Array.from({ length: pagesFor(changedFiles) }, (_, index) => index + 1);
  const asked = { what: `list the files of pull request #${number}`, needs: 'pull-requests: read' } as const;
  const rows = await pMap(
    pages,
    (page) =>
      client.rest(asked, (rest, where) =>
        rest.pulls.listFiles({ ...where, pull_number: number, per_page: PAGE, page }),
      ),
    { concurrency: CONCURRENCY },
  );
  return changedFilesOf(rows.flat(), changedFiles);
}

/** Rows as changed paths, a rename as a deletion and an addition. Throws when they are not `expected` distinct ones. */
export function changedFilesOf(rows: readonly FileRow[], expected: number): ChangedFile[] {
  if (rows.length !== expected) {
    throw incomplete(`GitHub listed ${rows.length} changed files where the pull request says ${expected}`);
  }
  const files = rows.flatMap(filesOfRow);
  const paths = new Set(files.map((file) => file.path));
  if (paths.size !== files.length)
    throw incomplete('GitHub listed a changed file twice, so the list moved while it was read');
  return files;
}

/** Modes, and the ids of the base side, are not in the list; they stay empty until the trees are read. */
function filesOfRow(row: FileRow): ChangedFile[] {
  const listed: FileSide = { mode: '', oid: row.sha ?? '' };
  const unknown: FileSide = { mode: '', oid: '' };
  const from = row.previous_filename;
  switch (row.status) {
    case 'added':
    case 'copied':
      return [file(row.filename, null, listed)];
    case 'removed':
      return [file(row.filename, listed, null)];
    case 'renamed':
      if (from === undefined) throw incomplete(`GitHub lists ${row.filename} as renamed without its old name`);
      return [
        { ...file(from, unknown, null), renamedTo: row.filename },
        { ...file(row.filename, null, listed), renamedFrom: from },
      ];
    case 'modified':
    case 'changed':
      return [file(row.filename, unknown, listed)];
    default:
      throw incomplete(`GitHub lists ${row.filename} with a status that is not known: ${row.status}`);
  }
}

/** Bytes of a path that are not UTF-8 reach us as replacement characters: such a path names no file any more. */
function file(path: string, before: FileSide | null, after: FileSide | null): ChangedFile {
  return { path, pathIsText: !path.includes('\uFFFD'), before, after };
}
