import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';

const known = new WeakMap<Client, Promise<string>>();

/** The repository's node id, which mutations ask for; one request in a run. */
export function repositoryId(client: Client): Promise<string> {
  const found = known.get(client) ?? readId(client);
  known.set(client, found);
  // A failure is not remembered.
  found.catch(() => known.delete(client));
  return found;
}

async function readId(client: Client): Promise<string> {
  const asked: Asked = { what: "read the repository's id (GraphQL repository)", needs: 'contents: read' };
  const { repository } = await client.query<{ repository: { id: string } | null }>(
    asked,
    'query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { id } }',
    client.where,
  );
  if (repository === null) throw incomplete('GitHub gave no repository');
  return repository.id;
}
