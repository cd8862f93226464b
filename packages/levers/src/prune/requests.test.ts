import type { PlannedVersion, PrunePlan } from '@gatehouse/release';
import { expect, test } from 'vitest';
import { tooManyRequests } from './requests.ts';

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
