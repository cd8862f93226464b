import { proveChange, unitSiblings } from '@gatehouse/bumps';
import type { LocalGit } from '@gatehouse/forge/git';
import { admitEdits, type Policy } from '@gatehouse/policy';
import { rememberingLocator } from '../../locator.ts';
import { Counts } from './tally.ts';

/** What past commits moved. */
export interface BumpSurvey {
  /** Commits looked at. */
  readonly commits: number;
  /** Of them nothing but version bumps. */
  readonly proved: number;
  /** With at least one bump, whatever else they changed. */
  readonly withBumps: number;
  /** Of those, by the glob of the place. */
  readonly places: Counts;
  readonly managers: Counts;
  readonly updates: Counts;
  /** Major updates by package. */
  readonly majors: Counts;
  /** Bumps of packages that the policy's `risk.stateful` names. */
  readonly stateful: Counts;
}

/** More files at once are no bump, and cost time. */
const MOST_FILES = 300;

/** Proves each commit against its first parent; one that cannot be read tells nothing. */
export async function surveyBumps(git: LocalGit, commits: readonly string[], policy: Policy): Promise<BumpSurvey> {
  const tally = {
    commits: 0,
    proved: 0,
    withBumps: 0,
    places: new Counts(),
    managers: new Counts(),
    updates: new Counts(),
    majors: new Counts(),
    stateful: new Counts(),
  };
  const locator = rememberingLocator();
  const listed = (await git.listCommits({ revisions: commits })).commits.flatMap((one) =>
    'fault' in one ? [] : [one],
  );
  const parents = new Map(listed.map(({ commit, parent }) => [commit, parent]));
  for await (const diff of git.diffs(listed)) {
    if ('fault' in diff || diff.count > MOST_FILES) continue;
    const change = await git.complete(diff, parents.get(diff.commit) ?? null, unitSiblings).catch(() => null);
    if (change === null) continue;
    const { bumps, residue } = proveChange(change, locator, admitEdits(policy));
    tally.commits += 1;
    if (bumps.length === 0) continue;
    tally.withBumps += 1;
    if (residue.length === 0) tally.proved += 1;
    for (const place of new Set(bumps.map(({ path }) => placeOf(path)))) tally.places.add(place);
    for (const { manager, update, name } of bumps) {
      tally.managers.add(manager);
      tally.updates.add(update);
      if (update === 'major') tally.majors.add(name);
      if (policy.risk.stateful.matches(name)) tally.stateful.add(name);
    }
  }
  return tally;
}

/** A glob of the part of the tree: `kubernetes/**`, `.github/workflows/**`; of a file at the root its name. */
export function placeOf(path: string): string {
  // What globs do not take as it is.
  const plain = path.replaceAll(/[[\]{}\\*\p{C}]|^[!#]|(?<=[@+?!])\(/gu, '?');
  const [first = '', second, third] = plain.split('/');
  if (second === undefined) return first;
  return first.startsWith('.') && third !== undefined ? `${first}/${second}/**` : `${first}/**`;
}
