/** A body that is longer than it may be. */
export class BodyTooLarge extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** Reads a body of at most `limit` bytes; an endless one is cut as soon as it is longer. Throws `BodyTooLarge`. */
export async function readBounded(response: Response, limit: number): Promise<Uint8Array> {
  const stated = Number(response.headers.get('content-length') ?? '0');
  if (stated > limit) return refuse(response, limit);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop closes the stream.
    if (length > limit) throw new BodyTooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function refuse(response: Response, limit: number): Promise<never> {
  await response.body?.cancel();
  throw new BodyTooLarge(limit);
}

/** The beginning of a body that only explains; how it ends does not matter. */
export async function readBeginning(response: Response, limit: number): Promise<Uint8Array> {
  try {
    return await readBounded(response, limit);
  } catch {
    return new Uint8Array();
  }
}
