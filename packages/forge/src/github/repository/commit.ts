import { GatehouseError } from '@gatehouse/policy';
import type { CommitRequest } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { removed } from './branches.ts';
import { refuseEdits } from './edits.ts';
import { createBranch, sweepTemporaries } from './temporary.ts';
import { readTip } from './tips.ts';
import { commitTree } from './tree-commit.ts';
import { refMoved, withRemark, writeFault } from './write-faults.ts';
import { wasWritten } from './written.ts';

const CREATE = `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) {
  commit { oid parents(first: 2) { nodes { oid } } } } }`;

interface Created {
  readonly createCommitOnBranch: {
    readonly commit: {
      readonly oid: string;
      readonly parents: { readonly nodes: readonly { readonly oid: string }[] };
    } | null;
  } | null;
}

/**
 * One commit on a temporary branch: one write for the branch and one for the commit, of any number of files, signed by GitHub. With
 * an executable file, of which `createCommitOnBranch` would take the mode, it is made as a tree instead. Leftovers of runs that were
 * killed are deleted first; after a failure the branch is deleted.
 */
export async function commit(client: Client, request: CommitRequest): Promise<string> {
  refuseEdits(request.files);
  await sweepTemporaries(client, request.temporary);
  const isPlain = request.files.every(({ mode }) => mode === '100644');
  if (!isPlain) return commitTree(client, request);
  await createBranch(client, request.temporary, request.parent);
  try {
    return await commitOnBranch(client, request);
  } catch (error) {
    const tip = await readTip(client, request.temporary).catch(() => request.parent);
    const remark =
      tip === null
        ? `the temporary branch ${request.temporary} is gone`
        : await removed(client, request.temporary, tip);
    if (tip === request.parent && mayBeTooMany(error, request)) return commitTree(client, request);
    throw withRemark(writeFault(error, request.files), remark);
  }
}

/** GitHub documents no most for the files of one mutation; where it has one all the same, a tree has none. */
const SURELY_FEW = 100;
const OTHER_REASONS: readonly unknown[] = ['unauthorized', 'forbidden', 'rate-limited', 'ref-moved'];

const mayBeTooMany = (error: unknown, { files }: CommitRequest): boolean =>
  files.length > SURELY_FEW && error instanceof GatehouseError && !OTHER_REASONS.includes(error.code);

async function commitOnBranch(client: Client, request: CommitRequest): Promise<string> {
  const asked: Asked = {
    what: `commit ${request.files.length} files (GraphQL createCommitOnBranch)`,
    needs: 'contents: write',
  };
  try {
    const { createCommitOnBranch } = await client.mutate<Created>(asked, CREATE, { input: inputOf(client, request) });
    const made = createCommitOnBranch?.commit;
    if (!made) throw incomplete('GitHub does not say which commit it made');
    if (made.parents.nodes.length !== 1 || made.parents.nodes[0]?.oid !== request.parent)
      throw incomplete(`the commit ${made.oid} that GitHub made has other parents than ${request.parent}`);
    return made.oid;
  } catch (error) {
    if (!(error instanceof GatehouseError) || !['unavailable', 'not-found'].includes(error.code)) throw error;
    // An answer that was lost, and a repetition that was refused because the first had been done, look alike.
    const tip = await readTip(client, request.temporary);
    if (tip === request.parent) throw error;
    if (tip !== null && (await wasWritten(client, tip, request))) return tip;
    throw refMoved(request.temporary, request.parent, tip);
  }
}

function inputOf({ where }: Client, request: CommitRequest) {
  const additions = request.files.flatMap(({ path, bytes }) =>
    bytes === null ? [] : [{ path, contents: Buffer.from(bytes).toString('base64') }],
  );
  const deletions = request.files.flatMap(({ path, bytes }) => (bytes === null ? [{ path }] : []));
  return {
    branch: { repositoryNameWithOwner: `${where.owner}/${where.repo}`, branchName: request.temporary },
    expectedHeadOid: request.parent,
    message: { headline: request.headline, body: request.body },
    fileChanges: { additions, deletions },
  };
}
