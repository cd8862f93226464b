import type { Bump, VersionAndDigest } from '@gatehouse/bumps';

/** `ghcr.io/acme/app 1.2.3 to 1.2.4`, digests shortened. */
export function bumpInWords({ name, from, to }: Pick<Bump, 'name' | 'from' | 'to'>): string {
  const onlyDigest = from.version === to.version;
  return `${name} ${inWords(from, onlyDigest)} to ${inWords(to, onlyDigest)}`;
}

function inWords({ version, digest }: VersionAndDigest, withDigest: boolean): string {
  if (digest === null || (version !== null && !withDigest)) return version ?? 'nothing';
  return version === null ? shortDigest(digest) : `${version}@${shortDigest(digest)}`;
}

/** Enough of a digest or commit id to tell two apart by eye. */
export function shortDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '');
  return `${digest.startsWith('sha256:') ? 'sha256:' : ''}${hex.slice(0, 12)}`;
}

/** `1 bump`, `2 bumps`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
