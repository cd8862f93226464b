import type { FirstParentLine } from '@gatehouse/forge';
import { findPins, type PinGroup } from '@gatehouse/levers';
import type { ImageSet } from '@gatehouse/policy';
import { historyBlobs, type Pin, type PromotionHistory, promotionHistory } from '@gatehouse/release';

/** Pins of a set, or those that are in none, with their past. */
export interface GroupWithHistory extends PinGroup {
  readonly history: PromotionHistory;
}

/**
 * Every pin at a commit: those of each set of the policy, then all others as one group. A set's past is read wherever the set may have pins;
 * that of the others in the files that have some now.
 */
export async function pinGroups(
  line: FirstParentLine,
  tip: string,
  sets: readonly ImageSet[],
  progress: (text: string) => void,
): Promise<readonly GroupWithHistory[]> {
  const tree = await line.readTree(tip);
  progress('looking for pins');
  const own = sets.length === 0 ? [] : await findPins(line, tree, sets);
  const taken = new Set(own.flatMap(({ pins }) => pins.map(placeOf)));
  const all = await findPins(line, tree, []);
  const others = all.flatMap(({ pins }) => pins).filter((pin) => !taken.has(placeOf(pin)));
  const problems = sets.length === 0 ? all.flatMap((group) => group.problems) : [];
  progress('reading history');
  const commits = await line.readLine(tip);
  const groups: GroupWithHistory[] = [];
  for (const [at, group] of [...own, { set: null, pins: others, problems }].entries()) {
    const set = sets[at] ?? setOf(others);
    const history = promotionHistory(set, commits, await line.readBlobs(historyBlobs(set, commits)));
    groups.push({ ...group, history });
    progress(`read the history of ${group.set ?? 'other pins'}: ${history.promotions.length} changes`);
  }
  return groups;
}

function placeOf({ path, key }: Pin): string {
  return `${path} ${key}`;
}

/** Images that policy does not name, taken for a set so that their past is read in the same way. */
function setOf(pins: readonly Pin[]): ImageSet {
  const paths = new Set(pins.map(({ path }) => path));
  const images = [...new Set(pins.map(({ image }) => image))];
  return {
    name: 'others',
    source: null,
    images: images.map((repository) => ({ repository, inventory: null, smoke: null })),
    pins: { patterns: [], matches: (path) => paths.has(path) },
    floor: null,
    provenance: null,
    allowWithoutRuntime: false,
  };
}
