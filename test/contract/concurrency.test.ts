import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';
import { pagesWithSnippets, snippets, type Workflow } from './workflows.ts';

interface Waiting {
  readonly concurrency?: Readonly<Record<string, unknown>>;
}

/** The concurrency of every job of a reusable workflow. */
function concurrencies(name: string): readonly unknown[] {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows', `${name}.yml`), 'utf8'));
  return Object.values(jobs as Record<string, Waiting>).map(({ concurrency }) => concurrency);
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

const LEVERS =
  /\/(?:actions|\.github\/workflows)\/(?:promote|record-promotion|rollback|prune|freshness|rehearse)(?:\.yml)?@/;

/** Workflows that pages tell people to copy and that pull a lever, by page and name. */
const copied = pagesWithSnippets().flatMap((page) =>
  snippets(page)
    .filter((text) => LEVERS.test(text))
    .map((text) => parse(text.replaceAll('@<sha>', '@0123')) as Workflow & Waiting & { readonly name?: string })
    .filter((workflow) => 'on' in workflow && 'jobs' in workflow)
    .map((workflow) => [`${workflow.name} of ${page}`, workflow] as const),
);

test('pages show a workflow for every lever, as an action and as a whole', () => {
  expect(copied.length).toBeGreaterThanOrEqual(12);
});

test.each(copied)('what waits of %s is not cancelled', (_name, { concurrency, jobs }) => {
  const own = [concurrency, ...Object.values(jobs as Readonly<Record<string, Waiting>>).map((job) => job.concurrency)];
  for (const one of own.filter((found) => found !== undefined)) expect(one).toMatchObject({ queue: 'max' });
  // A lever's own workflow has its lines already; a job of single actions has none but the page's.
  const single = Object.values(jobs).some(({ uses }) => uses === undefined);
  if (single) expect(own.some((found) => found !== undefined)).toBe(true);
});
