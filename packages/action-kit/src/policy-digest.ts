import { createHash } from 'node:crypto';

/** What a verdict says about the text of its policy: `sha256:<hex>` of the file's bytes, `default` when there is no file. */
export function policyDigest(bytes: Uint8Array | null): string {
  return bytes === null ? 'default' : `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
