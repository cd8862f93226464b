import { createHash } from 'node:crypto';
import { mismatch } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import type { Descriptor } from '../port.ts';

/** A blob as it arrives. Its end is an error unless size and digest are the expected; a pause longer than `timeoutMs` is one too. */
export async function* checkedBlob(
  body: ReadableStream<Uint8Array> | null,
  { digest, size }: Descriptor,
  about: string,
  timeoutMs: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of body === null ? [] : unpaused(body, about, timeoutMs)) {
    length += chunk.length;
    if (length > size) throw mismatch(about, `${size} bytes`, 'more');
    hash.update(chunk);
    yield chunk;
  }
  const found = `sha256:${hash.digest('hex')}`;
  if (length !== size) throw mismatch(about, `${size} bytes`, `${length} bytes`);
  if (found !== digest) throw mismatch(about, digest, found);
}

async function* unpaused(body: ReadableStream<Uint8Array>, about: string, timeoutMs: number) {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), timeoutMs);
      if (done) return;
      yield value;
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : 'the connection broke';
    throw new RegistryError('unavailable', `${about} was cut off: ${reason}`, 'Run it again.', { cause });
  } finally {
    // Also where the reader of the layer stopped early; a broken stream has nothing left to cancel.
    await reader.cancel().catch(() => {});
  }
}

async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(new Error(`nothing came for ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(alarm);
  }
}
