import { GatehouseError } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';

/** Whether an account may write to the repository; what was answered once holds for the life of the adapter, which is one run. */
export type Writers = (login: string) => Promise<boolean>;

export function writersOf(client: Client): Writers {
  const known = new Map<string, Promise<boolean>>();
  return (login) => {
    const answer = known.get(login) ?? askPermission(client, login);
    known.set(login, answer);
    return answer;
  };
}

/** `maintain` is told as `write`, `triage` as `read`. */
async function askPermission(client: Client, login: string): Promise<boolean> {
  const asked: Asked = {
    what: `read what ${login} may do (GET collaborators/${login}/permission)`,
    needs: 'contents: read',
  };
  try {
    const { permission } = await client.rest(asked, (rest, where) =>
      rest.repos.getCollaboratorPermissionLevel({ ...where, username: login }),
    );
    return permission === 'admin' || permission === 'write';
  } catch (error) {
    // No such account (any more), or an app, which is no collaborator.
    if (error instanceof GatehouseError && error.code === 'not-found') return false;
    throw error;
  }
}
