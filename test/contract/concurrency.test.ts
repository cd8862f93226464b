import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';

interface Job {
  readonly concurrency?: Readonly<Record<string, unknown>>;
}

/** The concurrency of every job of a reusable workflow. */
function concurrencies(name: string): readonly unknown[] {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows', `${name}.yml`), 'utf8'));
  return Object.values(jobs as Record<string, Job>).map(({ concurrency }) => concurrency);
}

const group = (name: string, set = `-\${{ inputs.set }}`) => ({
  group: `gatehouse-${name}-\${{ github.repository }}${set}`,
  queue: 'max',
});

// Without `queue: max` GitHub keeps one waiting run, and a newer promotion would cancel a rollback that waits.
test.each([
  ['promote', [group('record'), group('promote')]],
  ['rollback', [group('rollback')]],
  ['prune', [group('prune')]],
  ['freshness', [group('freshness', '')]],
  ['rehearse', [group('rehearse')]],
])('each job of %s waits in a line of its own, from which nothing is cancelled', (name, wanted) => {
  expect(concurrencies(name)).toEqual(wanted);
});
