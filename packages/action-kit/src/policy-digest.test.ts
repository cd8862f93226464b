import { loadPolicy } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { policyDigest } from './policy-digest.ts';

test.each([null, 'version: 1\n', 'version: 1 # é\n'])(
  'the digest of %j is the one that a loaded policy has',
  (text) => {
    const policy = loadPolicy({ path: 'p.yml', commit: null, text, files: new Map() });
    expect(policyDigest(text === null ? null : Buffer.from(text))).toBe(policy.digest);
  },
);
