import { GatehouseError } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';

/** One request for all of them; what is there already stays, and a label that the repository lacks is made if the token may. */
export async function addLabels(client: Client, pullRequest: number, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const asked: Asked = {
    what: `add ${quoted(names)} to #${pullRequest} (POST issues/${pullRequest}/labels)`,
    needs: 'pull-requests: write',
  };
  try {
    await client.write(asked, (rest, where) =>
      rest.issues.addLabels({ ...where, issue_number: pullRequest, labels: [...names] }),
    );
  } catch (error) {
    throw error instanceof GatehouseError && /create labels/.test(error.message) ? notMade(error) : error;
  }
}

/** Labelling a pull request and making a label for the repository are two permissions. */
function notMade({ message }: GatehouseError): GatehouseError {
  return new GatehouseError(
    'forbidden',
    message,
    "Make the label in the repository once, or add the line `issues: write` to the job's `permissions:`.",
  );
}

/** Nothing happens when it is not there. */
export async function removeLabel(client: Client, pullRequest: number, name: string): Promise<void> {
  const asked: Asked = {
    what: `remove ${quoted([name])} from #${pullRequest} (DELETE issues/${pullRequest}/labels)`,
    needs: 'pull-requests: write',
  };
  try {
    await client.write(asked, (rest, where) => rest.issues.removeLabel({ ...where, issue_number: pullRequest, name }));
  } catch (error) {
    // Only this one of GitHub's 404s says that the pull request is there.
    const gone = error instanceof GatehouseError && /label does not exist/i.test(error.message);
    if (!gone || error.code !== 'not-found') throw error;
  }
}

function quoted(names: readonly string[]): string {
  return `the label${names.length === 1 ? '' : 's'} ${names.map((name) => `\`${name}\``).join(', ')}`;
}
