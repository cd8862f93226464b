import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import { signatureState } from '../../state/commits.ts';
import { encodeCommit } from '../../state/encoding.ts';
import type { RepositoryState } from '../../state/model.ts';
import type { Commit } from '../../state/objects.ts';
import { type Roots, renderSignature, renderUser } from './user.ts';

export function renderVerification(commit: Commit): Record<string, unknown> {
  const state = signatureState(commit);
  const signed = commit.signature !== null;
  return {
    verified: state === 'valid',
    reason: state,
    signature: commit.signature,
    payload: signed ? encodeCommit({ ...commit, signature: null }).toString('utf8') : null,
    verified_at: state === 'valid' ? isoTime(commit.committer.seconds) : null,
  };
}

/** `commit`: what git says, and whose accounts the e-mails belong to; an address nobody has gives null. */
export function renderCommit(roots: Roots, repository: RepositoryState, commit: Commit): Record<string, unknown> {
  const url = `${roots.apiUrl}/repos/${repository.name}`;
  const web = `${roots.serverUrl}/${repository.name}`;
  const user = (email: string) => {
    const account = repository.world.accounts.withEmail(email);
    return account === null ? null : renderUser(roots, account);
  };
  return {
    sha: commit.oid,
    node_id: nodeId('Commit', commit.oid),
    commit: {
      author: renderSignature(commit.author),
      committer: renderSignature(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.oid}`,
      comment_count: 0,
      verification: renderVerification(commit),
    },
    url: `${url}/commits/${commit.oid}`,
    html_url: `${web}/commit/${commit.oid}`,
    comments_url: `${url}/commits/${commit.oid}/comments`,
    author: user(commit.author.email),
    committer: user(commit.committer.email),
    parents: renderParents(roots, repository, commit),
  };
}

export function renderParents(roots: Roots, repository: RepositoryState, commit: Commit): unknown[] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${roots.apiUrl}/repos/${repository.name}/commits/${sha}`,
    html_url: `${roots.serverUrl}/${repository.name}/commit/${sha}`,
  }));
}

/** `simple-commit`, as beside checks and runs. */
export const renderSimpleCommit = ({ oid, tree, message, author, committer }: Commit) => ({
  id: oid,
  tree_id: tree,
  message,
  timestamp: isoTime(committer.seconds),
  author: { name: author.name, email: author.email },
  committer: { name: committer.name, email: committer.email },
});
