import type { Digests } from '@gatehouse/release';
import { expect, test } from 'vitest';
import { readBlock } from '../shared/block.ts';
import { rollbackBody } from './body.ts';

const commit = 'c'.repeat(40);

function bodyOf(images: number, length: number) {
  const digests: Digests = new Map(
    Array.from({ length: images }, (_, at) => [`r.io/${at}/${'x'.repeat(length)}`, `sha256:${'1'.repeat(64)}`]),
  );
  const end = { commit, revision: commit, digests };
  const found = Array.from({ length: 30 }, () => ({
    check: 'tags',
    outcome: 'absent' as const,
    detail: '|'.repeat(200),
  }));
  const told = { set: 'web', from: end, to: end, chosen: null, hold: null, evidence: found };
  const said = { reason: 'orders', by: 'octocat', runUrl: null, target: { kind: 'previous' } as const };
  return rollbackBody(told, said, commit, null);
}

test.each([
  [2, 10, true],
  [60, 235, false],
  [200, 235, false],
])('%i images with names of %i characters fit, and the commit can be read', (images, length, whole) => {
  const body = bodyOf(images, length);
  expect(body.length).toBeLessThan(65_000);
  expect(readBlock('rollback', body)).toMatchObject({ head: commit, ...(whole ? { to: { commit } } : { to: null }) });
});
