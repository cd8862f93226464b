import { createHash } from 'node:crypto';

/** What a verdict says of the body that it measured: `sha256:<hex>` of its UTF-8 bytes. */
export function bodyDigest(body: string): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
