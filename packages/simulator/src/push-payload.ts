import { type Roots, renderSignature } from './rest/render/user.ts';
import { changedFiles } from './state/changes.ts';
import { isoTime } from './state/clock.ts';
import type { RecordedEvent } from './state/events/model.ts';
import { commitsBetween, isAncestor } from './state/graph.ts';
import { accountOf } from './state/network.ts';
import { type Commit, nameText } from './state/objects.ts';
import type { Repository } from './state/repository.ts';

const NOTHING = '0'.repeat(40);
/** More are not listed. */
const MAX_COMMITS = 2048;

/** What a `push` event says beside repository and sender. */
export function pushPayload(
  roots: Roots,
  repository: Repository,
  { branch, before, after, sender }: Extract<RecordedEvent, { event: 'push' }>,
): Record<string, unknown> {
  const { store } = repository.network;
  const page = `${roots.serverUrl}/${repository.name}`;
  const listed = before === null ? [] : commitsBetween(store, before, after).slice(-MAX_COMMITS);
  const { name, email } = accountOf(repository.world, sender);
  return {
    ref: `refs/heads/${branch}`,
    before: before ?? NOTHING,
    after,
    created: before === null,
    deleted: false,
    forced: before !== null && !isAncestor(store, before, after),
    base_ref: null,
    compare: `${page}/compare/${(before ?? NOTHING).slice(0, 12)}...${after.slice(0, 12)}`,
    commits: listed.map((commit) => renderPushed(page, repository, commit)),
    head_commit: renderPushed(page, repository, store.read('commit', after)),
    pusher: { name, email },
  };
}

function renderPushed(page: string, { network }: Repository, commit: Commit): Record<string, unknown> {
  const files = changedFiles(network.store, commit.parents[0] ?? null, commit.oid);
  const paths = (kept: (file: (typeof files)[number]) => boolean) =>
    files.filter(kept).map(({ path }) => nameText(path));
  return {
    id: commit.oid,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: isoTime(commit.committer.seconds),
    url: `${page}/commit/${commit.oid}`,
    author: renderSignature(commit.author),
    committer: renderSignature(commit.committer),
    added: paths(({ before }) => before === null),
    removed: paths(({ after }) => after === null),
    modified: paths(({ before, after }) => before !== null && after !== null),
  };
}
