import type {
  ChangeReader,
  ConversationReader,
  HistoryReader,
  PullRequestWriter,
  StatusWriter,
  Sweeper,
} from '../port.ts';
import { compareTips } from './advance.ts';
import { type Client, connect, type GithubOptions } from './client.ts';
import { readContents } from './contents.ts';
import { readConversation } from './conversation/index.ts';
import { confirmHead } from './head.ts';
import { readBlobs } from './history/blobs.ts';
import { changedPaths } from './history/changed-paths.ts';
import { readPastStates } from './history/past-states.ts';
import { readLive } from './live/index.ts';
import { readPosture } from './live/posture.ts';
import { Memory } from './live/surroundings.ts';
import { writersOf } from './live/writers.ts';
import { openMergeGroup } from './merge-group.ts';
import { readComments } from './own-comments.ts';
import { confirmPins } from './pins.ts';
import { openPullRequest } from './pull-request.ts';
import { postStatus } from './status.ts';
import { readOpen } from './sweep/index.ts';
import { arm, disarm } from './write/auto-merge.ts';
import { createComment, deleteComment, updateComment } from './write/comments.ts';
import { addLabels, removeLabel } from './write/labels.ts';
import { dequeue, enqueue } from './write/queue.ts';

export { githubBoundary } from './boundary/reader.ts';
export type { GithubOptions } from './client.ts';
export { DEFAULT_PATIENCE, type Patience } from './limits.ts';
export { type GithubRepository, githubRepository } from './repository/index.ts';

/** Everything that GitHub is asked and told. */
export type GithubForge = ChangeReader &
  StatusWriter &
  ConversationReader &
  HistoryReader &
  PullRequestWriter &
  Sweeper;

/**
 * GitHub behind the port: reads at exact SHAs through the API, checks nothing out, and either returns the whole truth or throws
 * a `GatehouseError` (`unauthorized`, `forbidden`, `not-found`, `rate-limited`, `unavailable`, `incomplete`, `head-moved`,
 * `base-moved`, `merge-base`, `merge-group`, `missing-object`, `policy-unreadable`, `too-many-files`, `too-large`). It writes
 * only where a method's name says so.
 */
export function githubReader(options: GithubOptions): GithubForge {
  const client = connect(options);
  return {
    ...changes(client),
    ...acts(client),
    readConversation: (change, wanted) => readConversation(client, change, wanted),
  };
}

function changes(client: Client): ChangeReader & StatusWriter & HistoryReader {
  return {
    openPullRequest: (target) => openPullRequest(client, target),
    openMergeGroup: (target) => openMergeGroup(client, target),
    readContents: (change, wanted) => readContents(client, change, wanted),
    confirmPins: (pins) => confirmPins(client, pins),
    confirmHead: (change, behind) => confirmHead(client, change, behind),
    compareTips: (from, to) => compareTips(client, from, to),
    postStatus: (status) => postStatus(client, status),
    readPastStates: (change, limit) => readPastStates(client, change, limit),
    changedPaths: (commit) => changedPaths(client, commit),
    readBlobs: (oids) => readBlobs(client, oids),
  };
}

function acts(client: Client): PullRequestWriter & Sweeper {
  const memory = new Memory();
  const writers = writersOf(client);
  return {
    readLive: (target) => readLive(client, memory, writers, target),
    readPosture: (live) => readPosture(client, memory, live),
    arm: (live, message) => arm(client, memory, live, message),
    disarm: (live) => disarm(client, memory, live),
    enqueue: (live) => enqueue(client, memory, live),
    dequeue: (live) => dequeue(client, memory, live),
    addLabels: (number, names) => addLabels(client, number, names),
    removeLabel: (number, name) => removeLabel(client, number, name),
    createComment: (number, body) => createComment(client, number, body),
    updateComment: (id, body) => updateComment(client, id, body),
    deleteComment: (id) => deleteComment(client, id),
    readComments: (number, marker) => readComments(client, number, marker),
    readOpen: (wanted) => readOpen(client, writers, wanted),
  };
}
