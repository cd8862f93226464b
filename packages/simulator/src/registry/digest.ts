import { createHash } from 'node:crypto';

/** `sha256:<64 hex>` of bytes, as the OCI image specification writes a digest. */
export const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export const isDigest = (text: string): boolean => /^sha256:[0-9a-f]{64}$/.test(text);
