import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Life } from './missing.ts';

/** Each is asked for its tags, which may be many pages. */
const AT_ONCE = 2;

/**
 * Image repositories of which no digest was found and that do not show their tags either, each with the reason. A registry answers 404 for
 * what it does not have and for what it will not show alike, so of those nothing is known.
 * @param ask reads the tags of an image; throws GatehouseError
 */
export async function hiddenImages(
  answers: readonly { readonly image: string; readonly life: Life | null }[],
  ask: (image: string) => Promise<unknown>,
): Promise<ReadonlyMap<string, GatehouseError>> {
  const imagesWhere = (there: boolean) =>
    new Set(answers.filter(({ life }) => life?.there === there).map(({ image }) => image));
  const shown = imagesWhere(true);
  const doubtful = [...imagesWhere(false)].filter((image) => !shown.has(image));
  const errors = await pMap(doubtful, async (image) => [image, await errorOf(image, ask)] as const, {
    concurrency: AT_ONCE,
  });
  return new Map(errors.flatMap(([image, error]) => (error === null ? [] : [[image, error] as const])));
}

async function errorOf(image: string, ask: (image: string) => Promise<unknown>): Promise<GatehouseError | null> {
  try {
    await ask(image);
    return null;
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return error.code === 'not-found' ? notShown(image) : error;
  }
}

function notShown(image: string): GatehouseError {
  return new GatehouseError(
    'not-found',
    `the registry shows nothing of ${image}: it was deleted, or these credentials may not see it`,
    'Give credentials that may read it; where it was deleted, restore it or pin another image.',
  );
}
