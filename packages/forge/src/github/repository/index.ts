import type { IssueKeeper, RepositoryReader, RepositoryWriter } from '../../repository-port.ts';
import { type Client, connect, type GithubOptions } from '../client.ts';
import { readBlobs } from '../history/blobs.ts';
import { addLabels } from '../write/labels.ts';
import { isAncestor } from './ancestry.ts';
import { deleteBranch, moveBranch } from './branches.ts';
import { commit } from './commit.ts';
import { readCommitsSince } from './commits-since.ts';
import { listIssues } from './list-issues.ts';
import { readPullRequest } from './merged-pull-request.ts';
import { openPullRequest, updatePullRequest } from './pull-requests.ts';
import { findPullRequests, readRefs } from './refs.ts';
import { readDefaultBranch, readTip } from './tips.ts';
import { readTree } from './tree.ts';
import { commentOnIssue, createIssue, updateIssue } from './write-issues.ts';

export type GithubRepository = RepositoryReader & RepositoryWriter & IssueKeeper;

/**
 * A GitHub repository as levers see it: reads at exact commits, writes that name what must be there before, issues found through
 * the list. Every method returns the whole truth or throws a `GatehouseError` (`unauthorized`, `forbidden`, `not-found`,
 * `rate-limited`, `unavailable`, `incomplete`, `missing-object`, `too-large`, `unsupported`, `ref-moved`).
 */
export function githubRepository(options: GithubOptions): GithubRepository {
  const client = connect(options);
  return { ...reads(client), ...writes(client), ...issues(client) };
}

function reads(client: Client): RepositoryReader {
  return {
    readRefs: () => readRefs(client),
    readTip: (branch) => readTip(client, branch),
    readDefaultBranch: () => readDefaultBranch(client),
    readTree: (oid) => readTree(client, oid),
    readBlobs: (oids) => readBlobs(client, oids),
    isAncestor: (ancestor, descendant) => isAncestor(client, ancestor, descendant),
    findPullRequests: (headPrefix) => findPullRequests(client, headPrefix),
    readPullRequest: (number) => readPullRequest(client, number),
    readCommitsSince: (wanted) => readCommitsSince(client, wanted),
  };
}

function writes(client: Client): RepositoryWriter {
  return {
    commit: (request) => commit(client, request),
    moveBranch: (move) => moveBranch(client, move),
    deleteBranch: (branch, before) => deleteBranch(client, branch, before),
    openPullRequest: (request) => openPullRequest(client, request),
    updatePullRequest: (number, change) => updatePullRequest(client, number, change),
    addLabels: (number, names) => addLabels(client, number, names),
  };
}

function issues(client: Client): IssueKeeper {
  return {
    listIssues: (label) => listIssues(client, label),
    createIssue: (issue) => createIssue(client, issue),
    updateIssue: (number, change) => updateIssue(client, number, change),
    commentOnIssue: (number, body) => commentOnIssue(client, number, body),
  };
}
