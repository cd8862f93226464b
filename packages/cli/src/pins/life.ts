import { checkPins, type PinRegistry } from '@gatehouse/levers';
import type { Pin } from '@gatehouse/release';
import type { GroupWithHistory } from './groups.ts';
import type { Life } from './rows.ts';

const NOT_ASKED: Life = { state: 'not asked', detail: [] };
const THERE: Life = { state: 'there', detail: [] };

export interface Lives {
  readonly of: (pin: Pin) => Life;
  /** What to do about what is not known, each once. */
  readonly fixes: readonly string[];
}

/** Asks for each pinned digest and its children once; `registry` null: nobody is asked. */
export async function readLives(
  registry: PinRegistry | null,
  groups: readonly GroupWithHistory[],
  now: Date,
): Promise<Lives> {
  if (registry === null) return { of: () => NOT_ASKED, fixes: [] };
  const lives = new Map<string, Life>();
  const fixes = new Set<string>();
  for (const { dead, refusals } of await checkPins(registry, groups, now)) {
    for (const { place, message, rule, fix } of refusals) {
      if (place !== null) lives.set(place, { state: 'unknown', detail: [message] });
      // Other rules speak of files, and are told with their place.
      if (rule === 'pins/unknown') fixes.add(fix);
    }
    for (const { image, digest, missing } of dead) lives.set(`${image}@${digest}`, { state: 'gone', detail: missing });
  }
  return { of: ({ image, digest }) => lives.get(`${image}@${digest}`) ?? THERE, fixes: [...fixes] };
}
