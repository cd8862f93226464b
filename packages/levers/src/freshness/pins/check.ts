import { GatehouseError } from '@gatehouse/policy';
import type { Pin, Refusal } from '@gatehouse/release';
import pMap from 'p-map';
import { asSentence, REGISTRY_CONCURRENCY } from '../../shared/index.ts';
import type { DeadPin, PinRegistry, PinsReport } from '../types.ts';
import type { PinGroup } from './find.ts';
import { hiddenImages } from './hidden.ts';
import { type Life, missingOf } from './missing.ts';
import { untilSilent } from './silent.ts';

/** One image at one digest, with every place it is pinned at. */
interface Pinned {
  readonly image: string;
  readonly digest: string;
  readonly places: readonly string[];
}

type Checked = Pinned &
  ({ readonly life: Life; readonly error: null } | { readonly life: null; readonly error: GatehouseError });

/**
 * Asks for every pinned digest once, however many pins and sets have it, and says of each group whether all of it is there. A digest is gone
 * only from a repository that shows something else: what a registry hides from these credentials is not found there either.
 */
export async function checkPins(
  registry: PinRegistry,
  groups: readonly PinGroup[],
  now: Date,
): Promise<readonly PinsReport[]> {
  const all = pinned(groups.flatMap(({ pins }) => pins));
  const ask = untilSilent();
  const answers = await pMap(all, (one) => check(registry, one, ask), { concurrency: REGISTRY_CONCURRENCY });
  const hidden = await hiddenImages(answers, (image) => ask(image, () => registry.listTags(image)));
  const checked = new Map(answers.map((one) => [keyOf(one), unlessHidden(one, hidden.get(one.image) ?? null)]));
  return groups.map((group) => {
    const own = pinned(group.pins).map((one) => ({ ...one, answer: checked.get(keyOf(one)) }));
    const results = own.flatMap(({ answer, places }) => (answer === undefined ? [] : [{ ...answer, places }]));
    return reportOf(group, results, now);
  });
}

const keyOf = ({ image, digest }: Pick<Pinned, 'image' | 'digest'>) => `${image}@${digest}`;

function pinned(pins: readonly Pin[]): readonly Pinned[] {
  const found = new Map<string, { image: string; digest: string; places: string[] }>();
  for (const { image, digest, path, line } of pins) {
    const key = keyOf({ image, digest });
    const one = found.get(key) ?? { image, digest, places: [] };
    one.places.push(`${path}:${line}`);
    found.set(key, one);
  }
  return [...found.values()];
}

async function check(registry: PinRegistry, one: Pinned, ask: ReturnType<typeof untilSilent>): Promise<Checked> {
  try {
    return { ...one, life: await ask(one.image, () => missingOf(registry, one.image, one.digest)), error: null };
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return { ...one, life: null, error };
  }
}

function unlessHidden(one: Checked, error: GatehouseError | null): Checked {
  return error === null || one.life?.there !== false ? one : { ...one, life: null, error };
}

function reportOf({ set, pins, problems }: PinGroup, results: readonly Checked[], now: Date): PinsReport {
  const dead = results.flatMap(({ image, digest, places, life }): DeadPin[] =>
    life === null || life.missing.length === 0 ? [] : [{ image, digest, places, missing: life.missing }],
  );
  const refusals = [...problems, ...results.flatMap(unknown)];
  const known = { set, pins: pins.length, digests: results.length, dead, refusals, measuredAt: now.toISOString() };
  if (dead.length > 0) return { ...known, state: 'dead' };
  if (refusals.length > 0) return { ...known, state: 'unknown' };
  return { ...known, state: pins.length === 0 ? 'none' : 'alive' };
}

/** Before the reason, in messages of `pins/unknown`. */
export const NOT_KNOWN = 'is still there is not known: ';

function unknown({ image, digest, places, life, error }: Checked): readonly Refusal[] {
  const place = `${image}@${digest}`;
  const where = places[0] ?? '';
  if (error !== null) {
    const message = `Whether ${image}, pinned at ${where}, ${NOT_KNOWN}${error.message}`;
    return [{ rule: 'pins/unknown', place, message: asSentence(message), fix: error.fix }];
  }
  if (life.doubt === null) return [];
  const message = `Whether all of ${image}, pinned at ${where}, ${NOT_KNOWN}${life.doubt}.`;
  return [{ rule: 'pins/unknown', place, message, fix: 'Pin an image that is built as one index of its platforms.' }];
}
