import type { VersionAndDigest } from '@gatehouse/bumps';
import { printable } from './escape.ts';
import { short } from './short.ts';

/** A version and digest as a person compares them: `1.2.3@sha256:0123456789ab`, `v4 (0123456789ab)`. */
export function shownVersion({ version, digest }: VersionAndDigest): string {
  if (digest === null) return printable(version ?? '');
  const isHash = digest.startsWith('sha256:');
  const shown = printable(isHash ? `sha256:${short(digest)}` : short(digest));
  if (version === null) return shown;
  return isHash ? `${printable(version)}@${shown}` : `${printable(version)} (${shown})`;
}
