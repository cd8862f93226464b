import type { Refusal } from '../types.ts';
import { ageOf, isSaneAge } from './age.ts';
import type { PruneRule } from './rules.ts';
import { isRevisionTag, pendingRevision } from './tags.ts';
import type { RetentionSettings, RetentionState, Version } from './types.ts';
import { unreadManifests } from './unread.ts';

const MOST = 10;

export const refusal = (rule: PruneRule, place: string | null, message: string, fix: string): Refusal => ({
  rule,
  place,
  message,
  fix,
});

const at = ({ image, digest }: Version): string => `${image}@${digest}`;

function badSettings({ olderThanMs, atMost }: RetentionSettings): readonly Refusal[] {
  if (isSaneAge(olderThanMs) && Number.isSafeInteger(atMost) && atMost >= 1 && atMost <= 50) return [];
  const message = `An age of ${olderThanMs} ms with at most ${atMost} images a run is not one that can be meant.`;
  return [
    refusal(
      'prune/age',
      null,
      message,
      'Set `prune.older-than` to something like `14d`, at most ten years, and `prune.at-most` to 1 to 50.',
    ),
  ];
}

function futureDates({ versions }: RetentionState, now: number): readonly Refusal[] {
  return versions.flatMap((version) => {
    const age = ageOf(version, now);
    if (age.kind !== 'future') return [];
    const fix = 'Compare the clocks of this machine and of the registry; run again once the date is in the past.';
    return [refusal('prune/future-date', at(version), `It was ${age.why}, which is in the future.`, fix)];
  });
}

function unreadable(state: RetentionState): readonly Refusal[] {
  const { needed, loose } = unreadManifests(state);
  const unread = [...needed, ...loose].map((version) => [version, 'it was not read'] as const);
  const failed = state.versions.flatMap((version) => {
    const why = state.unreadable.get(version.digest);
    return why === undefined ? [] : [[version, why] as const];
  });
  return [...failed, ...unread].map(([version, why]) => {
    const fix =
      'Run again. If it stays unreadable, look at it with another client, and push the image again or delete that version by hand.';
    return refusal('prune/unreadable-manifest', at(version), `Its manifest could not be read: ${why}`, fix);
  });
}

/** A page that shifted while it was read may show one version twice, and then hides another. */
function inconsistent({ versions }: RetentionState): readonly Refusal[] {
  const seen = new Map<string, Version>();
  const owners = new Map<string, string>();
  return versions.flatMap((version) => {
    const twice = seen.has(at(version));
    seen.set(at(version), version);
    const shared = version.tags.find((tag) => owners.has(`${version.image}:${tag}`));
    for (const tag of version.tags) owners.set(`${version.image}:${tag}`, version.digest);
    if (!twice && shared === undefined) return [];
    const what = twice ? 'It is listed twice' : `Its tag ${shared} is listed for another version too`;
    return [
      refusal(
        'prune/inconsistent-list',
        at(version),
        `${what}, so others may be missing from the list.`,
        'Run again when nothing is being pushed or deleted.',
      ),
    ];
  });
}

function bothTags({ versions, uses }: RetentionState): readonly Refusal[] {
  const promoted = new Set(uses.filter((use) => use.because !== 'mentioned').map(({ digest }) => digest));
  return versions.flatMap((version) => {
    const pending = version.tags.find((tag) => pendingRevision(tag) !== null);
    const revision = version.tags.find(isRevisionTag);
    if (pending === undefined || revision === undefined || promoted.has(version.digest)) return [];
    const message = `It has both ${pending} and ${revision}, but was never promoted: deleting a version removes all of its tags, so such a build could never be cleaned up.`;
    const fix =
      'Let the build push `pending-<sha>` alone; promotion adds `<sha>`. Then promote this digest, or delete this version by hand if nothing needs it.';
    return [refusal('prune/both-tags', at(version), message, fix)];
  });
}

/** At most ten of a kind, and how many more there are. */
function few(found: readonly Refusal[]): readonly Refusal[] {
  const last = found[MOST - 1];
  if (last === undefined || found.length === MOST) return found;
  const more = `${last.message} The same of ${found.length - MOST} more.`;
  return [...found.slice(0, MOST - 1), { ...last, message: more }];
}

/** Why nothing may be decided from this state. Empty: it may. */
export function stateRefusals(state: RetentionState, settings: RetentionSettings, now: number): readonly Refusal[] {
  return [
    badSettings(settings),
    inconsistent(state),
    unreadable(state),
    futureDates(state, now),
    bothTags(state),
  ].flatMap(few);
}

/** An image repository of which nothing is in use, and something would go: the names of the pins, or of the repository, are wrong. */
export function emptyKeepSet(image: string): Refusal {
  const message =
    'No version of it is pinned, promoted or tagged with anything but `pending-<sha>`, yet some are old enough to go: its pins may be somewhere that is not read.';
  const fix =
    'Promote one, or name the repository that pins it in `prune.repositories`; or take the image repository out of `images` and `prune.images`.';
  return refusal('prune/empty-keep-set', image, message, fix);
}
