import { GatehouseError } from '@gatehouse/policy';
import type { Sweeper } from '../../port.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { faultOfErrors, type GraphqlError } from '../graphql-errors.ts';
import { PAGE } from '../limits.ts';
import { freezeQuery, freezesOf } from '../live/freezes.ts';
import type { Writers } from '../live/writers.ts';
import { allRows } from '../pages.ts';
import { fileAtCommit } from '../text-file.ts';
import { type FirstAnswer, firstPullRequests, NEXT_PULL_REQUESTS, type RepositoryAnswer } from './query.ts';
import { sweptPullRequest } from './swept.ts';

type Wanted = Parameters<Sweeper['readOpen']>[0];

const ASKED: Asked = { what: 'list the open pull requests (GraphQL pullRequests)', needs: 'contents: read' };

/** GitHub may not answer a hundred pull requests in time; below this it is down. */
const SMALLEST_PAGE = 25;

/**
 * Every open pull request, the freeze issues and the policy at the default branch's tip: one request for a hundred, one for
 * each further hundred, one for each account that closed a freeze issue lately. Only the newest ten reviews and comments of
 * each, and thirty check suites, are looked at: enough to tell when the last of them was.
 */
export async function readOpen(client: Client, writers: Writers, wanted: Wanted): ReturnType<Sweeper['readOpen']> {
  const freezes = freezeQuery(wanted.freezeLabels);
  const variables = { ...freezes.variables, policy: wanted.policyPath };
  const first = await ask<FirstAnswer>(client, firstPullRequests(freezes), variables, PAGE, null);
  const { name, target } = first.defaultBranchRef ?? {};
  if (name === undefined || !target) throw incomplete('GitHub gave no default branch');
  const [pulls, freezing, policy] = await Promise.all([
    allRows('the open pull requests', first.pullRequests, async (after) => {
      const next = await ask<RepositoryAnswer>(client, NEXT_PULL_REQUESTS, {}, PAGE, after);
      return next.pullRequests;
    }),
    freezesOf(first, writers),
    fileAtCommit(client, wanted.policyPath, target.oid, target.file ?? null),
  ]);
  // One that was closed between two pages moves others across the border: each counts once.
  const once = new Map(pulls.map((pull) => [pull.number, pull]));
  return {
    defaultBranch: name,
    pullRequests: [...once.values()].map((pull) => sweptPullRequest(pull, wanted.contextOf(pull.baseRefName))),
    freezes: freezing,
    policy,
  };
}

async function ask<T extends RepositoryAnswer>(
  client: Client,
  document: string,
  more: Readonly<Record<string, unknown>>,
  size: number,
  after: string | null,
): Promise<T> {
  const variables = { ...client.where, ...more, size, after };
  // What took too long would take too long again.
  const settings = size > SMALLEST_PAGE ? { retries: 0 } : undefined;
  try {
    const { data, errors } = await client.partial<{ repository: T | null }>(ASKED, document, variables, settings);
    const fault = faultOfErrors(
      errors.filter((error) => !isSparable(error)),
      data,
      ASKED,
    );
    if (fault !== null) throw fault;
    if (data.repository === null) throw incomplete('GitHub gave no list of open pull requests');
    return data.repository;
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'unavailable' || size <= SMALLEST_PAGE) throw error;
    return ask<T>(client, document, more, Math.ceil(size / 2), after);
  }
}

/**
 * Which run a suite is of needs `actions: read`; without it the gate's own runs look like news, and a pull request is judged
 * once too often.
 */
function isSparable({ path, type }: GraphqlError): boolean {
  return type === 'FORBIDDEN' && path?.at(-1) === 'workflowRun';
}
