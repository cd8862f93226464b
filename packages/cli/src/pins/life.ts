import { checkPins } from '@gatehouse/levers';
import type { Registry } from '@gatehouse/registry';
import type { Pin } from '@gatehouse/release';
import type { GroupWithHistory } from './groups.ts';
import type { Life } from './rows.ts';

const NOT_ASKED: Life = { state: 'not asked', detail: [] };
const THERE: Life = { state: 'there', detail: [] };

/** Asks for each pinned digest and its children once; `registry` null: nobody is asked. */
export async function readLives(
  registry: Pick<Registry, 'headManifest' | 'readManifest'> | null,
  groups: readonly GroupWithHistory[],
  now: Date,
): Promise<(pin: Pin) => Life> {
  if (registry === null) return () => NOT_ASKED;
  const lives = new Map<string, Life>();
  for (const { dead, refusals } of await checkPins(registry, groups, now)) {
    for (const { place, message } of refusals)
      if (place !== null) lives.set(place, { state: 'unknown', detail: [message] });
    for (const { image, digest, missing } of dead) lives.set(`${image}@${digest}`, { state: 'gone', detail: missing });
  }
  return ({ image, digest }) => lives.get(`${image}@${digest}`) ?? THERE;
}
