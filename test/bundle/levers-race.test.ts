import type { RecordedRequest } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { type LeverCall, type LeverEnd, startLever } from './levers-process.ts';
import {
  atPoints,
  atRequestOf,
  branchesOf,
  type LeverScene,
  leverScene,
  openPulls,
  packageOf,
  pinnedAt,
  racePoints,
  SET,
} from './levers-scene.ts';

/** Every race is two processes. */
const LONG = 600_000;

const PROMOTE = `gatehouse/promote/${SET}`;
const ROLLBACK = `gatehouse/rollback/${SET}`;

interface Race {
  /** Of the scene's builds. */
  readonly ages?: readonly number[];
  /** Brings a fresh scene to where both begin. */
  readonly prepare?: (it: LeverScene) => Promise<unknown>;
  /** Is stopped before its n-th request is answered, while the other one runs from its beginning to its end. */
  readonly slow: (it: LeverScene) => LeverCall;
  readonly quick: (it: LeverScene) => LeverCall;
  readonly end: (it: LeverScene, slow: LeverEnd, quick: LeverEnd) => void;
}

/** Lets the quick one run from beginning to end between two requests of the slow one, and once after it. */
async function raceEverywhere(race: Race): Promise<void> {
  const requests = await raceAt(Number.POSITIVE_INFINITY, race);
  await atPoints(racePoints(requests), (n) => raceAt(n, race));
}

async function raceAt(n: number, { ages, prepare, slow, quick, end }: Race): Promise<readonly RecordedRequest[]> {
  const it = await leverScene(ages);
  try {
    await prepare?.(it);
    it.record.length = 0;
    const first = startLever(it, slow(it));
    let second: LeverEnd | null = null;
    const hook = atRequestOf(it, n, 'before', async () => {
      second = await startLever(it, quick(it)).end;
    });
    const ended = await first.end;
    hook.remove();
    const requests = [...it.record];
    const other = second ?? (await startLever(it, quick(it)).end);
    named(n, [ended, other], () => end(it, ended, other));
    return requests;
  } finally {
    await it.close();
  }
}

function named(n: number, ends: readonly LeverEnd[], check: () => void): void {
  try {
    check();
  } catch (error) {
    const logs = ends.map(({ exit, log }) => `exit ${exit}\n${log.slice(-1500)}`).join('\n--- the other\n');
    throw new Error(`before request ${n}: ${error instanceof Error ? error.message : error}\n${logs}`, {
      cause: error,
    });
  }
}

const promote =
  (build: number) =>
  (it: LeverScene): LeverCall => ({
    action: 'promote',
    inputs: { set: SET, revision: it.builds[build]?.revision ?? '' },
  });

const rollback = (target: string) => (): LeverCall => ({
  action: 'rollback',
  inputs: { set: SET, target, reason: 'the new build answers nothing' },
});

const prune = (): LeverCall => ({ action: 'prune', inputs: {} });

/** Ended, or refused in its own words; never an accident. */
function isClean(...ends: readonly LeverEnd[]): void {
  for (const { exit, outputs } of ends) {
    expect(['done', 'nothing', 'planned', 'refused', 'error']).toContain(outputs.outcome);
    expect(exit).toBe(outputs.outcome === 'refused' || outputs.outcome === 'error' ? 1 : 0);
  }
}

/** By this run; or by the other one, which writes the text of a newer promotion that it meets without one. */
function isProposed({ outputs }: LeverEnd): void {
  expect(['done', 'nothing']).toContain(outputs.outcome);
}

/** One pull request that says what its branch is. */
function isNewest(it: LeverScene, build = 3): void {
  expect(branchesOf(it)).toEqual({ [PROMOTE]: `build ${build}` });
  expect(openPulls(it)).toEqual([PROMOTE]);
  expect(it.repository.pulls.size).toBe(1);
  const body = it.repository.pulls.get(1)?.body ?? '';
  for (const digest of it.builds[build]?.digests.values() ?? []) expect(body).toContain(digest);
}

test(
  'a newer promotion that overtakes an older one stays',
  async () => {
    await raceEverywhere({
      slow: promote(2),
      quick: promote(3),
      end(it, slow, quick) {
        isClean(slow, quick);
        isProposed(quick);
        isNewest(it);
      },
    });
  },
  LONG,
);

test(
  'an older promotion that overtakes a newer one is superseded, or refused',
  async () => {
    await raceEverywhere({
      slow: promote(3),
      quick: promote(2),
      end(it, slow, quick) {
        isClean(slow, quick);
        isProposed(slow);
        isNewest(it);
      },
    });
  },
  LONG,
);

test(
  'of two promotions that take the place of a third the newer one stays, whichever is slow',
  async () => {
    for (const [slow, quick] of [
      [3, 4],
      [4, 3],
    ] as const)
      await raceEverywhere({
        prepare: (it) => startLever(it, promote(2)(it)).end,
        slow: promote(slow),
        quick: promote(quick),
        end(it, ...ends) {
          isClean(...ends);
          isNewest(it, 4);
        },
      });
  },
  LONG,
);

test(
  'the same promotion twice at once is one pull request',
  async () => {
    await raceEverywhere({
      slow: promote(3),
      quick: promote(3),
      end(it, slow, quick) {
        isClean(slow, quick);
        expect([slow.exit, quick.exit]).toEqual([0, 0]);
        isNewest(it);
      },
    });
  },
  LONG,
);

test(
  'two rollbacks at once are one pull request, of which both know',
  async () => {
    await raceEverywhere({
      slow: rollback('previous'),
      quick: rollback('previous'),
      end(it, slow, quick) {
        isClean(slow, quick);
        expect([slow.exit, quick.exit]).toEqual([0, 0]);
        expect(branchesOf(it)).toEqual({ [ROLLBACK]: 'build 0' });
        expect(openPulls(it)).toEqual([ROLLBACK]);
        expect(it.repository.pulls.size).toBe(1);
      },
    });
  },
  LONG,
);

test(
  'a rollback that is opened while a promotion runs holds it back',
  async () => {
    await raceEverywhere({
      slow: promote(2),
      quick: rollback('previous'),
      end(it, slow, quick) {
        isClean(slow, quick);
        expect(quick.outputs.outcome).toBe('done');
        const open = openPulls(it);
        expect(open).toContain(ROLLBACK);
        // Whoever was done before the rollback began is a promotion that was open when it came.
        expect(open.includes(PROMOTE)).toBe(slow.outputs.outcome === 'done');
        expect(Object.values(branchesOf(it))).not.toContain('half a set');
      },
    });
  },
  LONG,
);

test(
  'a promotion that is opened while a rollback runs does not disturb it',
  async () => {
    await raceEverywhere({
      slow: rollback('previous'),
      quick: promote(2),
      end(it, slow, quick) {
        isClean(slow, quick);
        expect(slow.outputs.outcome).toBe('done');
        expect(branchesOf(it)[ROLLBACK]).toBe('build 0');
        expect(openPulls(it)).toContain(ROLLBACK);
        expect(openPulls(it).includes(PROMOTE)).toBe(quick.outputs.outcome === 'done');
        expect(Object.keys(branchesOf(it)).filter((name) => name.includes('/tmp/'))).toEqual([]);
      },
    });
  },
  LONG,
);

/** Whether every image of a build is there, whole. */
const isThere = ({ registry, builds }: LeverScene, build: number) =>
  [...(builds[build]?.digests ?? [])].every(([image, digest]) => {
    const found = packageOf(registry, image);
    const version = found.find(digest);
    const entries: { digest: string }[] =
      version === null ? [] : (JSON.parse(version.bytes.toString()).manifests ?? []);
    return version !== null && entries.every((entry) => found.find(entry.digest) !== null);
  });

test(
  'two clean-ups at once take nothing that is used',
  async () => {
    await raceEverywhere({
      slow: prune,
      quick: prune,
      end(it, slow, quick) {
        isClean(slow, quick);
        for (const build of [0, 1, 2, 3]) expect(isThere(it, build), `build ${build}`).toBe(true);
        for (const [image, digest] of it.stale.digests) expect(packageOf(it.registry, image).find(digest)).toBeNull();
      },
    });
  },
  LONG,
);

/**
 * A registry deletes without a compare-and-swap: what a promotion opens after the clean-up has looked for promotions, and before its next
 * request arrives, loses that one version. The clean-up finds out before the one after it, stops, and says so; its undo file brings it back.
 */
test(
  'a clean-up that a promotion overtakes stops before it deletes anything more, and says so',
  async () => {
    await raceEverywhere({
      // Build 2 waits to be promoted for so long that it is to go, and nothing else is.
      ages: [1, 30, 29, 20, 1, 1],
      slow: prune,
      quick: promote(2),
      end(it, slow, quick) {
        isClean(slow, quick);
        for (const build of [0, 1, 3]) expect(isThere(it, build), `build ${build}`).toBe(true);
        const isOpen = openPulls(it).includes(PROMOTE);
        expect(isOpen).toBe(quick.outputs.outcome === 'done');
        expect(pinnedAt(it, 'main')).toBe('build 1');
        if (!isOpen || isThere(it, 2)) return;
        expect(deletedOf(it)).toHaveLength(1);
        expect(slow.outputs.outcome).toBe('refused');
        expect(slow.log).toContain('prune/moved');
      },
    });
  },
  LONG,
);

const deletedOf = ({ registry, images }: LeverScene) =>
  images.flatMap((image) => packageOf(registry, image).deletedVersions.map(({ digest }) => digest));
