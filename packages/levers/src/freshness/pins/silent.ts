import { GatehouseError } from '@gatehouse/policy';
import { parseImageName } from '@gatehouse/registry';

/** So many images in a row must get no usable answer, each after its own retries, before a registry is left alone. */
const ENOUGH = 3;

const SILENT: readonly unknown[] = ['unavailable', 'rate-limited'];

/**
 * Asks a registry no more once it is down, unreachable or limits the rate: each question would wait through all of its retries, minutes where a
 * registry asks for patience. What is not asked is as unknown as what got no answer; any answer starts the count anew.
 */
export function untilSilent(): <T>(image: string, ask: () => Promise<T>) => Promise<T> {
  const inARow = new Map<string, number>();
  return async (image, ask) => {
    const { registry } = parseImageName(image);
    if ((inARow.get(registry) ?? 0) >= ENOUGH) throw leftAlone(registry);
    try {
      const answer = await ask();
      inARow.delete(registry);
      return answer;
    } catch (error) {
      const silent = error instanceof GatehouseError && SILENT.includes(error.code);
      if (silent) inARow.set(registry, (inARow.get(registry) ?? 0) + 1);
      else inARow.delete(registry);
      throw error;
    }
  };
}

function leftAlone(registry: string): GatehouseError {
  const message = `${registry} gave no usable answer about ${ENOUGH} other images, so it was not asked`;
  return new GatehouseError(
    'unavailable',
    message,
    'Check the name of the registry, the network and its limits, then run it again.',
  );
}
