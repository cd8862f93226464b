import type { OpenPullRequest } from '../../repository-port.ts';
import { ACTOR, type Actor, fromAccount, fromActor } from '../identity.ts';

/** Selection for a `PullRequest`. */
export const OPEN_PULL_REQUEST = `number title body url headRefName headRefOid baseRefName
  headRepository { nameWithOwner } author { ${ACTOR} }`;

export interface PullRequestAnswer {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly headRepository: { readonly nameWithOwner: string } | null;
  readonly author: Actor | null;
}

export function openPullRequest(pull: PullRequestAnswer): OpenPullRequest {
  const { number, title, body, url } = pull;
  return {
    number,
    title,
    body,
    headRef: pull.headRefName,
    headRepository: pull.headRepository?.nameWithOwner ?? null,
    head: pull.headRefOid,
    baseRef: pull.baseRefName,
    url,
    author: fromActor(pull.author)?.login ?? null,
  };
}

/** What REST says of a pull request. */
export interface PullRequestRow {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
  readonly base: { readonly ref: string };
  readonly user: { readonly login: string; readonly id: number; readonly type: string } | null;
}

export function fromRow(row: PullRequestRow): OpenPullRequest {
  return {
    number: row.number,
    title: row.title,
    body: row.body ?? '',
    headRef: row.head.ref,
    headRepository: row.head.repo?.full_name ?? null,
    head: row.head.sha,
    baseRef: row.base.ref,
    url: row.html_url,
    author: fromAccount(row.user)?.login ?? null,
  };
}
