import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { CommitRequest, FileEdit } from '../../repository-port.ts';
import { blobId } from '../blob.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { removed } from './branches.ts';
import { createBranch } from './temporary.ts';
import { withRemark, writeFault } from './write-faults.ts';
import { wasWritten } from './written.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How many blobs are written side by side; writes keep their pace anyway. */
const BLOBS_AT_ONCE = 4;

/**
 * The same commit through git's own objects, which keep the mode of executable files: a blob for each file that is no text, the tree, the
 * commit, the branch. GitHub signs it when the token is an App's or a job's. It is read again before it is believed.
 */
export async function commitTree(client: Client, request: CommitRequest): Promise<string> {
  const oid = await makeCommit(client, request).catch((error: unknown) => {
    throw writeFault(error, request.files);
  });
  try {
    await createBranch(client, request.temporary, oid);
    if (!(await wasWritten(client, oid, request))) throw incomplete(`the commit ${oid} is not what was asked for`);
    return oid;
  } catch (error) {
    throw withRemark(writeFault(error, request.files), await removed(client, request.temporary, oid));
  }
}

async function makeCommit(client: Client, request: CommitRequest): Promise<string> {
  const read: Asked = { what: `read the commit ${request.parent}`, needs: 'contents: read' };
  const asked: Asked = { what: `commit ${request.files.length} files (POST git/trees)`, needs: 'contents: write' };
  const parent = await client.rest(read, (rest, where) => rest.git.getCommit({ ...where, commit_sha: request.parent }));
  const entries = await pMap(request.files, (file) => entryOf(client, file), { concurrency: BLOBS_AT_ONCE });
  const tree = await client.write(asked, (rest, where) =>
    rest.git.createTree({ ...where, base_tree: parent.tree.sha, tree: entries }),
  );
  const message = request.body === '' ? request.headline : `${request.headline}\n\n${request.body}`;
  const commit = await client.write({ ...asked, what: 'make the commit (POST git/commits)' }, (rest, where) =>
    rest.git.createCommit({ ...where, message, tree: tree.sha, parents: [request.parent] }),
  );
  return commit.sha;
}

type Mode = '100644' | '100755';

/** Text goes with the tree; what is not would be changed on the way. */
async function entryOf(client: Client, file: FileEdit) {
  const { path, bytes } = file;
  const entry = { path, mode: file.mode as Mode, type: 'blob' as const };
  if (bytes === null) return { ...entry, sha: null };
  const content = textOf(bytes);
  return content === null ? { ...entry, sha: await writeBlob(client, path, bytes) } : { ...entry, content };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = utf8.decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

async function writeBlob(client: Client, path: string, bytes: Uint8Array): Promise<string> {
  const asked: Asked = { what: `write ${path} (POST git/blobs)`, needs: 'contents: write' };
  const { sha } = await client.write(asked, (rest, where) =>
    rest.git.createBlob({ ...where, content: Buffer.from(bytes).toString('base64'), encoding: 'base64' }),
  );
  if (sha === blobId(bytes, sha)) return sha;
  throw new GatehouseError('incomplete', `GitHub made another blob of ${path} than was sent`, 'Run the job again.');
}
