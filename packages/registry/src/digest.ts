import { createHash } from 'node:crypto';
import { GatehouseError } from '@gatehouse/policy';
import { RegistryError } from './errors.ts';

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

export const isDigest = (text: unknown): text is `sha256:${string}` => typeof text === 'string' && DIGEST.test(text);

export const isTag = (text: string): boolean => TAG.test(text);

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Throws `invalid-input`, so that nothing else than a tag or a SHA-256 digest becomes part of an address. */
export function requireReference(reference: string): void {
  if (isDigest(reference) || isTag(reference)) return;
  throw new GatehouseError(
    'invalid-input',
    `\`${reference.slice(0, 200)}\` is neither a tag nor a SHA-256 digest`,
    'Give a tag, or `sha256:` and 64 hexadecimal digits in lower case.',
  );
}

export function requireDigest(digest: string): void {
  requireReference(digest);
  if (isDigest(digest)) return;
  throw new GatehouseError('invalid-input', `\`${digest}\` is a tag where a digest is needed`, 'Give the digest.');
}

/** @param where what the bytes are, for people: `ghcr.io/acme/api@sha256:…` */
export function mismatch(where: string, expected: string, found: string): RegistryError {
  return new RegistryError(
    'digest-mismatch',
    `${where} should be ${expected}, and the registry gave ${found}`,
    'Nothing of it was used. Run it again; if it stays, the registry, or a proxy before it, changes content.',
  );
}
