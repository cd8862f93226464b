import type { VersionAndDigest } from '@gatehouse/bumps';
import { printable } from './escape.ts';

/** A version and digest as a person compares them: `1.2.3@sha256:0123456789ab`, `v4 (0123456789ab)`. */
export function shownVersion({ version, digest }: VersionAndDigest): string {
  if (digest === null) return printable(version ?? '');
  const isHash = digest.startsWith('sha256:');
  const short = printable(isHash ? digest.slice(0, 'sha256:'.length + 12) : digest.slice(0, 12));
  if (version === null) return short;
  return isHash ? `${printable(version)}@${short}` : `${printable(version)} (${short})`;
}
