import type { Change, Proof } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import type { Pins } from './rule.ts';

/** Checks that could not be made here and were not needed to decide; whoever trusts a verdict should know them. */
export function uncheckedIn(policy: Policy, change: Change, proof: Proof, pins: Pins): readonly string[] {
  const found: string[] = [];
  // That a digest is what its tag names can only be asked of a registry.
  if (proof.bumps.some(({ datasource, to }) => datasource === 'docker' && to.version !== null && to.digest !== null)) {
    found.push('tag-digest');
  }
  if (change.commits === null && policy.authors.commits !== 'any') found.push('authors.commits');
  if (pins === 'trusted' && proof.bumps.some(({ pin }) => pin !== undefined)) found.push('pins');
  return found;
}
