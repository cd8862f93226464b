import type { CommitRequest } from '../../repository-port.ts';
import { blobId } from '../blob.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { split } from '../limits.ts';

const FILES_PER_QUERY = 100;

interface CommitAnswer {
  readonly parents: { readonly nodes: readonly { readonly oid: string }[] };
  readonly [file: `f${number}`]: { readonly oid: string; readonly mode: number } | null;
}

/** Whether a commit has the one parent, and at every path the very bytes and mode, that were asked for: one request for a hundred files. */
export async function wasWritten(client: Client, commit: string, { parent, files }: CommitRequest): Promise<boolean> {
  const asked: Asked = { what: `read the commit ${commit} (GraphQL object)`, needs: 'contents: read' };
  for (const run of split(files, Math.ceil(files.length / FILES_PER_QUERY))) {
    const declared = run.map((_, at) => `, $f${at}: String!`).join('');
    const fields = run.map((_, at) => `f${at}: file(path: $f${at}) { oid mode }`).join(' ');
    const { repository } = await client.query<{ repository: { object: CommitAnswer | null } | null }>(
      asked,
      `query ($owner: String!, $repo: String!, $commit: GitObjectID!${declared}) {
        repository(owner: $owner, name: $repo) { object(oid: $commit) {
          ... on Commit { parents(first: 2) { nodes { oid } } ${fields} } } } }`,
      { ...client.where, commit, ...Object.fromEntries(run.map(({ path }, at) => [`f${at}`, path])) },
    );
    const found = repository?.object;
    if (!found?.parents) throw incomplete(`GitHub gave no commit ${commit}`);
    if (found.parents.nodes.length !== 1 || found.parents.nodes[0]?.oid !== parent) return false;
    const same = run.every(({ bytes, mode }, at) => {
      const entry = found[`f${at}`] ?? null;
      if (bytes === null || entry === null) return bytes === entry;
      return entry.oid === blobId(bytes, entry.oid) && entry.mode === Number.parseInt(mode, 8);
    });
    if (!same) return false;
  }
  return true;
}
