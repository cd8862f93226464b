import { GatehouseError } from '@gatehouse/policy';
import type { OpenPullRequest, RepositoryWriter } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { fromRow } from './open-pull-request.ts';

type Request = Parameters<RepositoryWriter['openPullRequest']>[0];

/** GitHub refuses longer ones. */
const LONGEST_BODY = 65_536;

/** One write; when it is refused or its answer is lost, one request more to see whether the pull request is there. */
export async function openPullRequest(client: Client, request: Request): Promise<OpenPullRequest> {
  refuseLong(request.body);
  const asked: Asked = { what: `open a pull request of ${request.head} (POST pulls)`, needs: 'pull-requests: write' };
  try {
    return fromRow(await client.write(asked, (rest, where) => rest.pulls.create({ ...where, ...request })));
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    if (error.code === 'forbidden') throw notPermitted(error);
    if (error.code !== 'unavailable') throw error;
    const found = await findOpen(client, request).catch(() => null);
    if (found === null) throw error;
    return found;
  }
}

async function findOpen(client: Client, { head, base }: Request): Promise<OpenPullRequest | null> {
  const asked: Asked = { what: `look for the pull request of ${head} (GET pulls)`, needs: 'pull-requests: read' };
  const rows = await client.rest(asked, (rest, where) =>
    rest.pulls.list({ ...where, state: 'open', head: `${where.owner}:${head}`, base }),
  );
  // A filter that GitHub does not understand is no filter.
  const row = rows.find((pull) => pull.head.ref === head && pull.base.ref === base);
  return row === undefined ? null : fromRow(row);
}

export async function updatePullRequest(
  client: Client,
  number: number,
  change: { readonly title: string; readonly body: string },
): Promise<void> {
  refuseLong(change.body);
  const asked: Asked = { what: `edit #${number} (PATCH pulls/${number})`, needs: 'pull-requests: write' };
  await client.write(asked, (rest, where) => rest.pulls.update({ ...where, pull_number: number, ...change }));
}

function refuseLong(body: string): void {
  if (body.length <= LONGEST_BODY) return;
  throw new GatehouseError(
    'too-large',
    `the text of the pull request has ${body.length} characters; GitHub takes ${LONGEST_BODY}`,
    'Leave lists in it to the run that it links to.',
  );
}

/** A repository may forbid its jobs to open pull requests, whatever their `permissions:` say. */
function notPermitted(error: GatehouseError): GatehouseError {
  if (!/not permitted to create/i.test(error.message)) return error;
  return new GatehouseError(
    'forbidden',
    error.message,
    'Switch on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or pass the token of a GitHub App with Pull requests: read and write.',
    { cause: error },
  );
}
