import type { CommitStatus } from '../port.ts';
import type { Client } from './client.ts';

/** Writes one commit status. Written again after a fault that hid the answer: the same status twice says the same. */
export async function postStatus(client: Client, status: CommitStatus): Promise<void> {
  const asked = { what: `write the status ${status.context} on ${status.sha}`, needs: 'statuses: write' } as const;
  await client.write(asked, (rest, where) =>
    rest.repos.createCommitStatus({
      ...where,
      sha: status.sha,
      state: status.state,
      context: status.context,
      description: status.description,
      ...(status.targetUrl === null ? {} : { target_url: status.targetUrl }),
    }),
  );
}
