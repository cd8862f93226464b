import { type EntryAnswer, WHOLE_ENTRY } from '../entry.ts';
import { ACTOR, type Actor } from '../identity.ts';
import type { FreezeAnswer, freezeQuery } from '../live/freezes.ts';
import { PAGE_INFO, type Page } from '../pages.ts';
import type { StatusAnswer } from '../statuses.ts';

/** GitHub Actions has a suite for every run, so these are about the last thirty runs; a sweep asks only when the newest ended. */
const COMMIT = `oid status { contexts { context state description createdAt targetUrl creator { ${ACTOR} } } }
  checkSuites(last: 30) { nodes { updatedAt workflowRun { databaseId } } }`;

const PULL_REQUEST = `number author { ${ACTOR} } headRefOid baseRefName isDraft autoMergeRequest { enabledAt }
  isMergeQueueEnabled
  labels(first: 100) { nodes { name } }
  latestOpinionatedReviews(first: 50, writersOnly: true) {
    nodes { state author { ${ACTOR} } authorCanPushToRepository commit { oid } } }
  reviews(last: 10) { nodes { updatedAt } }
  comments(first: 10, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { updatedAt viewerDidAuthor } }
  commits(last: 1) { nodes { commit { ${COMMIT} } } }`;

const PULL_REQUESTS = `pullRequests(states: OPEN, first: $size, after: $after) {
  ${PAGE_INFO} nodes { ${PULL_REQUEST} } }`;

export const NEXT_PULL_REQUESTS = `query ($owner: String!, $repo: String!, $size: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { ${PULL_REQUESTS} } }`;

export const firstPullRequests = (
  freezes: ReturnType<typeof freezeQuery>,
) => `query ($owner: String!, $repo: String!, $size: Int!, $after: String, $policy: String!${freezes.declared}) {
  repository(owner: $owner, name: $repo) {
    defaultBranchRef { name target { oid ... on Commit { file(path: $policy) { ${WHOLE_ENTRY} } } } }
    ${PULL_REQUESTS}
    ${freezes.selection}
  }
}`;

type Nodes<T> = { readonly nodes: readonly (T | null)[] | null };

export interface SweptAnswer {
  readonly number: number;
  readonly author: Actor | null;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly isDraft: boolean;
  readonly autoMergeRequest: object | null;
  readonly isMergeQueueEnabled: boolean;
  readonly labels: Nodes<{ readonly name: string }> | null;
  readonly latestOpinionatedReviews: Nodes<{
    readonly state: string;
    readonly author: Actor | null;
    readonly authorCanPushToRepository: boolean;
    readonly commit: { readonly oid: string } | null;
  }> | null;
  readonly reviews: Nodes<{ readonly updatedAt: string }> | null;
  readonly comments: Nodes<{ readonly updatedAt: string; readonly viewerDidAuthor: boolean }>;
  readonly commits: Nodes<{ readonly commit: SweptCommit }>;
}

export interface SweptCommit {
  readonly oid: string;
  readonly status: {
    readonly contexts: readonly (StatusAnswer & { readonly targetUrl: string | null })[];
  } | null;
  readonly checkSuites: Nodes<{
    readonly updatedAt: string;
    readonly workflowRun: { readonly databaseId: number | null } | null;
  }> | null;
}

export interface RepositoryAnswer {
  readonly pullRequests: Page<SweptAnswer>;
}

export type FirstAnswer = RepositoryAnswer &
  FreezeAnswer & {
    readonly defaultBranchRef: {
      readonly name: string;
      readonly target: { readonly oid: string; readonly file?: EntryAnswer | null } | null;
    } | null;
  };
