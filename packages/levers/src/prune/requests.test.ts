import { type PlannedVersion, type PrunePlan, plannedRoots } from '@gatehouse/release';
import { expect, test } from 'vitest';
import { notBegun, tooManyRequests } from './requests.ts';

/** Of so many images of five versions each. */
function plan(images: number, roots: number, id: number | null = 7, count = 250): PrunePlan {
  const version = { image: 'ghcr.io/acme/api', digest: '', id, tags: [], after: [], role: 'child' } as const;
  const versions = Array.from({ length: 5 }, () => version as unknown as PlannedVersion);
  const packages = Array.from({ length: images }, () => ({
    deletesBy: id === null ? 'oci' : 'packages',
    versions: count,
    roots: Array.from({ length: roots }, (_, turn) => ({ turn, digest: `${turn}`, why: '', versions })),
  }));
  return { packages } as unknown as PrunePlan;
}

test.each([
  ['fifty images of five versions', plan(1, 50), 1, null],
  ['the same of four image repositories', plan(4, 50), 1, '2012'],
  ['and of packages of thirty thousand versions, listed once more', plan(1, 50, 7, 30_000), 1, null],
  ['of sixty thousand', plan(1, 50, 7, 60_000), 1, '1100'],
  ['at a registry of its own only what may have moved is asked of GitHub', plan(4, 50, null), 1, '1000'],
  ['two thousand branches and tags, read before each image', plan(1, 50), 20, '1400'],
  ['with fewer images a run', plan(1, 20), 20, null],
])('%s', (_, planned, pages, most) => {
  const said = tooManyRequests(planned, [{ pages }]);
  if (most === null) expect(said).toBeNull();
  else expect(said).toContain(`about ${most} requests`);
});

test.each([
  ['enough', { limit: 1000, left: 75 }, 7, 0, 1, null],
  ['one less', { limit: 1000, left: 74 }, 7, 0, 1, '74 requests of this hour'],
  ['nobody said what is left', null, 7, 0, 1, null],
  ['at a registry of its own none of REST are needed', { limit: 1000, left: 0 }, null, 0, 1, null],
  ['as many looks as GITHUB_TOKEN has', null, null, 795, 1, null],
  ['more', null, null, 796, 1, 'more than 800 requests'],
  ["and of an App's token", { limit: 5000, left: 5000 }, null, 3995, 1, null],
  ['more', { limit: 5000, left: 5000 }, null, 3996, 1, 'more than 4000 requests'],
  ['many refs', null, null, 780, 20, 'more than 800 requests'],
  ['the first is begun however many there are', null, null, 0, 900, null],
] as const)('whether an image is begun: %s', (_, allowance, id, spent, pages, said) => {
  const [root] = plannedRoots(plan(1, 1, id));
  const why = root === undefined ? '' : notBegun(root, pages, allowance, spent);
  if (said === null) expect(why).toBeNull();
  else expect(why).toContain(said);
});
