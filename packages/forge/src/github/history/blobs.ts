import { MAX_CHANGE_BYTES } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import { tooMuchContent } from '../../too-much-content.ts';
import { BLOB, type BlobAnswer, provenBytes, readBlob } from '../blob.ts';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { CONCURRENCY, PATHS_PER_BATCH, split } from '../limits.ts';

/**
 * Bytes of blobs by id, each hashed again: one request for each 25, and one for each that GraphQL's text does not prove.
 * Together at most as much as is judged of a change.
 */
export async function readBlobs(client: Client, oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = [...new Set(oids)];
  const batches = split(wanted, Math.ceil(wanted.length / PATHS_PER_BATCH));
  const answers = (await pMap(batches, (batch) => queryBlobs(client, batch), { concurrency: CONCURRENCY })).flat();
  const total = answers.reduce((sum, { blob }) => sum + blob.byteSize, 0);
  if (total > MAX_CHANGE_BYTES) throw tooMuchContent(`${total} bytes`);
  const bytes = await pMap(
    answers,
    async ({ oid, blob }) => [oid, provenBytes(blob, oid) ?? (await readBlob(client, oid, `blob ${oid}`))] as const,
    { concurrency: CONCURRENCY },
  );
  return new Map(bytes);
}

async function queryBlobs(client: Client, oids: readonly string[]): Promise<{ oid: string; blob: BlobAnswer }[]> {
  const asked: Asked = { what: `read ${oids.length} blobs (GraphQL object)`, needs: 'contents: read' };
  const declared = oids.map((_, index) => `, $b${index}: GitObjectID!`).join('');
  const selections = oids.map((_, index) => `b${index}: object(oid: $b${index}) { ... on Blob { ${BLOB} } }`);
  const document = `query ($owner: String!, $repo: String!${declared}) {
    repository(owner: $owner, name: $repo) { ${selections.join(' ')} } }`;
  const variables = Object.fromEntries(oids.map((oid, index) => [`b${index}`, oid]));
  const { repository } = await client.query<{ repository: Record<string, Partial<BlobAnswer> | null> | null }>(
    asked,
    document,
    { ...client.where, ...variables },
  );
  return oids.map((oid, index) => {
    const blob = repository?.[`b${index}`];
    if (blob?.byteSize === undefined) throw missing(oid);
    return { oid, blob: blob as BlobAnswer };
  });
}

function missing(oid: string): GatehouseError {
  return new GatehouseError(
    'missing-object',
    `GitHub has no blob ${oid}`,
    'Run the job again; if the history was rewritten, the pull request is judged again on the next event.',
  );
}
