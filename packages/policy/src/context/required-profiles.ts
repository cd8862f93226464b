import type { Change, Identity } from '@gatehouse/bumps';
import { isTooLong } from '../globs/matcher.ts';
import { boundBy } from '../merge/bound.ts';
import type { Policy } from '../policy.ts';
import type { Risk } from '../risk/types.ts';
import type { Requirement } from './policy.ts';
import type { Profile } from './profile.ts';

/** What the lanes of the author ask of him, wherever and whatever he changes. */
function packsOfLanes(policy: Policy, change: Change): readonly string[] {
  const lanes = new Set(boundBy(policy, change).lanes);
  return policy.merge.lanes.filter(({ name }) => lanes.has(name)).flatMap(({ packs }) => packs);
}

/**
 * The profiles that policy asks of a change, each once, those of `context.require` in its order and then those of lanes. A status belongs to a commit, so what is asked of anyone
 * with an open pull request of this head is asked of each.
 */
export function requiredProfiles(policy: Policy, change: Change, risk: Risk): readonly Profile[] {
  const { context } = policy;
  const matching = context.require.filter((entry) => fits(entry, change, risk));
  const authors = [change.author, ...change.sharers.map(({ author }) => author)];
  const asked = new Set(
    authors.flatMap((author) => {
      const entries = matching.filter((entry) => isAskedOf(entry, author));
      // Of an author whom nobody knows everything is asked: the first entry might be meant for somebody else.
      return context.choose === 'first' && author !== null ? entries.slice(0, 1) : entries;
    }),
  );
  const required = matching.filter((entry) => asked.has(entry)).map(({ profile }) => profile);
  const names = new Set([...required, ...packsOfLanes(policy, change)]);
  return [...names].flatMap((name) => context.profiles.get(name) ?? []);
}

function fits({ paths, risk: levels }: Requirement, { files }: Change, { level }: Risk): boolean {
  const touched = paths === null || files.some(({ path }) => isTooLong(path) || paths.matches(path));
  return touched && (levels === null || levels.includes(level));
}

function isAskedOf({ authors, exceptAuthors }: Requirement, author: Identity | null): boolean {
  if (author === null) return true;
  const named = (logins: readonly string[]) =>
    logins.some((login) => login.toLowerCase() === author.login.toLowerCase());
  return (authors === null || named(authors)) && !named(exceptAuthors);
}
