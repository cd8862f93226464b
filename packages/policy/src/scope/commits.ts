import type { CommitFacts, Identity } from '@gatehouse/bumps';
import { automationAuthors } from '../merge/bound.ts';
import type { Policy } from '../policy.ts';
import type { Finding } from '../verdict.ts';
import { sameAccount } from './enforcement.ts';
import { atChange, type ScopeRule } from './rule.ts';
import { shortDigest } from './words.ts';

/** The account behind GitHub's own merge, update and API commits. */
const WEB_FLOW = { login: 'web-flow', id: 19864447 };

/** Every commit of an enforced pull request, and of one in a lane, comes from its author. Defence in depth: commit e-mails can be forged, only bytes decide. */
export const commitIdentity: ScopeRule = {
  ids: ['scope/commit-author', 'scope/commit-author-unknown', 'scope/commit-unverified'],
  reads: 'metadata',
  judge: ({ policy, change, enforced }) => {
    if (change.commits === null || policy.authors.commits === 'any') return [];
    const authors = automationAuthors(policy, change);
    // an author whom nobody knows is enforced, and nobody's commits are his
    if (authors.length === 0 && !enforced) return [];
    return change.commits.flatMap((commit) => objection(commit, authors, policy) ?? []);
  },
};

function objection(commit: CommitFacts, authors: readonly Identity[], policy: Policy): Finding | null {
  if (isForgesOwn(commit)) return null;
  const { author, committer } = commit;
  const which = `commit ${shortDigest(commit.oid)}`;
  if (author === null || committer === null) {
    const message = `${which} has ${author === null ? 'an author' : 'a committer'} that no account matches`;
    return finding(policy, 'scope/commit-author-unknown', message);
  }
  const stranger = strangerOf(author, committer, authors);
  if (stranger !== null) {
    return finding(
      policy,
      'scope/commit-author',
      `${which} is by ${stranger.login}, not by the author of the pull request`,
    );
  }
  if (policy.authors.commits !== 'verified' || commit.verified) return null;
  return finding(policy, 'scope/commit-unverified', `${which} has no signature that the forge calls valid`);
}

/** The merge commit of "Update branch" may be by anyone: GitHub made and signed it, and its content is judged like all. */
function isForgesOwn({ committer, verified, parents }: CommitFacts): boolean {
  return committer !== null && isWebFlow(committer) && verified && parents === 2;
}

/** Who is not the author of the pull request; as committer, GitHub itself is nobody's stranger. */
function strangerOf(author: Identity, committer: Identity, authors: readonly Identity[]): Identity | null {
  const allowed = (account: Identity) => authors.some((one) => sameAccount(one, account));
  if (!allowed(author)) return author;
  return allowed(committer) || isWebFlow(committer) ? null : committer;
}

function isWebFlow(account: Identity): boolean {
  return account.login === WEB_FLOW.login && (account.id === null || account.id === WEB_FLOW.id);
}

function finding(policy: Policy, rule: string, message: string): Finding {
  const looser = policy.authors.commits === 'verified' ? 'login or any' : 'any';
  return atChange(
    rule,
    `${message} (authors.commits: ${policy.authors.commits})`,
    `Let the bot recreate the pull request (Renovate: tick its rebase box; Dependabot: comment \`@dependabot recreate\`), or set authors.commits to ${looser} in ${policy.path}.`,
  );
}
