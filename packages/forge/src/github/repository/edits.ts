import { GatehouseError } from '@gatehouse/policy';
import type { FileEdit } from '../../repository-port.ts';

/** GitHub refuses a request of 40 MiB; Base64 makes of three bytes four, and the rest of the request needs room too. */
const MOST_BYTES = 28_000_000;

/** Only what a commit through the API can hold exactly: regular files, each once, together below what GitHub takes in a request. */
export function refuseEdits(files: readonly FileEdit[]): void {
  const paths = new Set(files.map(({ path }) => path));
  if (files.length === 0 || paths.size !== files.length) throw new Error('a commit of no file, or of one twice');
  const odd = files.find(({ mode }) => mode !== '100644' && mode !== '100755');
  if (odd !== undefined) {
    throw new GatehouseError(
      'unsupported',
      `${odd.path} has mode ${odd.mode}, which is no regular file`,
      'Replace the link by the file that it names.',
    );
  }
  const total = files.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
  if (total <= MOST_BYTES) return;
  throw new GatehouseError(
    'too-large',
    `the ${files.length} files to write have ${total} bytes; GitHub takes at most ${MOST_BYTES} in one commit`,
    'Move pins out of files that are that large.',
  );
}
