import type { UpdateType } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { bump, judge, proof } from '../testing.ts';

const judged = (update: UpdateType, text: string | null = null) =>
  judge({ text, proof: proof({ bumps: [bump({ update })] }) }).findings.map(({ rule, message }) => [rule, message]);
const ALL = 'version: 1\nscope: { updates: [major, minor, patch, digest, pin, lock] }\n';

describe('update types', () => {
  it.each<UpdateType>(['patch', 'minor', 'digest'])('%s passes by default', (update) => {
    expect(judged(update)).toEqual([]);
  });

  it.each<UpdateType>(['major', 'pin', 'lock'])('%s passes only when policy says so', (update) => {
    expect(judged(update)).toEqual([
      [
        'scope/update-type',
        `ghcr.io/acme/app 1.2.3 to 1.2.4 is a ${update} update; scope.updates lets pass patch, minor, digest`,
      ],
    ]);
    expect(judged(update, ALL)).toEqual([]);
  });

  it.each<[UpdateType, string, string]>([
    ['downgrade', 'scope/downgrade', 'goes back to an older version'],
    ['unpin', 'scope/unpin', 'gives up an exact version or digest'],
    ['variant', 'scope/variant', 'changes the flavour, not only the version'],
    ['unknown', 'scope/unknown-version', 'cannot be ordered'],
  ])('%s never passes', (update, rule, what) => {
    expect(judged(update, ALL)).toEqual([[rule, `ghcr.io/acme/app 1.2.3 to 1.2.4 ${what}: the third number rose`]]);
  });

  it('names the versions once', () => {
    const reason = '"1.2.4" to "1.2.3": the version fell';
    const [finding] = judge({ proof: proof({ bumps: [bump({ update: 'downgrade', reason })] }) }).findings;
    expect(finding?.message).toBe('ghcr.io/acme/app 1.2.3 to 1.2.4 goes back to an older version: the version fell');
  });
});
