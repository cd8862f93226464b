import type { RecordedRequest } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { type LeverCall, type LeverEnd, startLever } from './levers-process.ts';
import {
  atPoints,
  atRequestOf,
  branchesOf,
  crashPoints,
  type LeverScene,
  leverScene,
  openPulls,
  packageOf,
  pinnedAt,
  SET,
} from './levers-scene.ts';

/** Every crash is a process, and another that runs after it. */
const LONG = 600_000;
const MOST_REQUESTS = 300;

interface Crash {
  /** Brings a fresh scene to where the lever is pulled. */
  readonly prepare?: (it: LeverScene) => Promise<void>;
  readonly call: (it: LeverScene) => LeverCall;
  /** What must hold when the process has died, wherever that was. */
  readonly after: (it: LeverScene) => void;
  /** What must hold when it has been run again. */
  readonly end: (it: LeverScene, again: LeverEnd) => void;
}

/**
 * Kills the process when a server has done what the n-th request asks and before the process hears of it, and runs it again: for every n
 * at which something was written, and for every n there is when the environment asks for it.
 */
async function crashEverywhere(crash: Crash): Promise<number> {
  const requests = await wholeRun(crash);
  expect(requests.length).toBeLessThan(MOST_REQUESTS);
  const points = crashPoints(requests);
  await atPoints(points, (n) => crashAt(n, crash));
  return points.length;
}

async function wholeRun({ prepare, call, end }: Crash): Promise<readonly RecordedRequest[]> {
  const it = await leverScene();
  try {
    await prepare?.(it);
    it.record.length = 0;
    const ended = await startLever(it, call(it)).end;
    const requests = [...it.record];
    await named('never killed', ended, () => end(it, ended));
    return requests;
  } finally {
    await it.close();
  }
}

async function crashAt(n: number, { prepare, call, after, end }: Crash): Promise<void> {
  const it = await leverScene();
  try {
    await prepare?.(it);
    const lever = startLever(it, call(it));
    const hook = atRequestOf(it, n, 'after', async () => {
      lever.child.kill('SIGKILL');
      await lever.end;
    });
    const first = await lever.end;
    hook.remove();
    await named(`killed after request ${n}`, first, () => after(it));
    const again = await startLever(it, call(it)).end;
    await named(`run again after request ${n}`, again, () => end(it, again));
  } finally {
    await it.close();
  }
}

/** Adds to a failed expectation where it was and what the process said. */
async function named(where: string, { log }: LeverEnd, check: () => void): Promise<void> {
  try {
    check();
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : error}\n${log.slice(-2000)}`, {
      cause: error,
    });
  }
}

const promote = (it: LeverScene, build: number, runId?: string): LeverCall => ({
  action: 'promote',
  inputs: { set: SET, revision: it.builds[build]?.revision ?? '' },
  ...(runId === undefined ? {} : { runId }),
});

const rollback = (): LeverCall => ({
  action: 'rollback',
  inputs: { set: SET, target: 'previous', reason: 'the new build answers nothing' },
});

/** Whatever is on a branch, it is a whole set, and there is one pull request at most. */
function nothingHalf(it: LeverScene): void {
  expect(Object.values(branchesOf(it))).not.toContain('half a set');
  expect(pinnedAt(it, 'main')).toBe('build 1');
  expect(openPulls(it).length).toBeLessThanOrEqual(1);
}

function onlyPullRequest(branch: string, pinned: string): Crash['end'] {
  return (it, again) => {
    expect(again.exit).toBe(0);
    expect(branchesOf(it)).toEqual({ [branch]: pinned });
    expect(openPulls(it)).toEqual([branch]);
    expect(it.repository.pulls.size).toBe(1);
  };
}

test(
  'a promotion killed after any request is completed by the next run',
  async () => {
    const requests = await crashEverywhere({
      call: (it) => promote(it, 2),
      after: nothingHalf,
      end: onlyPullRequest(`gatehouse/promote/${SET}`, 'build 2'),
    });
    expect(requests).toBeGreaterThanOrEqual(5);
  },
  LONG,
);

test(
  'a promotion that takes the place of another, killed after any request, is completed by the next run',
  async () => {
    await crashEverywhere({
      prepare: async (it) => void (await startLever(it, promote(it, 2)).end),
      call: (it) => promote(it, 3),
      after: nothingHalf,
      end: (it, again) => {
        onlyPullRequest(`gatehouse/promote/${SET}`, 'build 3')(it, again);
        expect(it.repository.pulls.get(1)?.body).toContain(it.builds[3]?.revision);
      },
    });
  },
  LONG,
);

test(
  'a run that is started again under its own number, killed after any request, is completed',
  async () => {
    await crashEverywhere({
      call: (it) => promote(it, 2, '77'),
      after: nothingHalf,
      end: onlyPullRequest(`gatehouse/promote/${SET}`, 'build 2'),
    });
  },
  LONG,
);

test(
  'a rollback killed after any request is completed by the next run',
  async () => {
    await crashEverywhere({
      call: rollback,
      after: nothingHalf,
      end: onlyPullRequest(`gatehouse/rollback/${SET}`, 'build 0'),
    });
  },
  LONG,
);

const tagsOf = (it: LeverScene, build: number): string[] =>
  it.images.map((image) => {
    const { revision = '', digests } = it.builds[build] ?? {};
    return packageOf(it.registry, image).tags.get(revision) === digests?.get(image) ? 'tagged' : 'no tag';
  });

test(
  'tags of a merged promotion are complete after a run that was killed and another',
  async () => {
    await crashEverywhere({
      prepare: async (it) => {
        await startLever(it, promote(it, 2)).end;
        it.repository.mergePullRequest(1);
      },
      call: () => ({ action: 'record-promotion', inputs: { set: SET } }),
      after: (it) => expect([...tagsOf(it, 0), ...tagsOf(it, 1)]).not.toContain('no tag'),
      end: (it, again) => {
        expect(again.exit).toBe(0);
        expect(tagsOf(it, 2)).toEqual(['tagged', 'tagged', 'tagged']);
      },
    });
  },
  LONG,
);

/** Every tag but those of the build that is to go, with the digest it names. */
const keptTags = ({ registry, images, stale }: LeverScene) =>
  images.flatMap((image) =>
    [...packageOf(registry, image).tags]
      .filter(([tag]) => tag !== `pending-${stale.revision}`)
      .map((tag) => tag.join(' ')),
  );

/** Indexes of which an entry is gone although they are there. */
const brokenIndexes = ({ registry, images }: LeverScene) =>
  images.flatMap((image) => {
    const found = packageOf(registry, image);
    return found.versions.flatMap(({ digest, bytes }) => {
      const entries: { digest: string }[] = JSON.parse(bytes.toString()).manifests ?? [];
      return entries.every((entry) => found.find(entry.digest) !== null) ? [] : [digest];
    });
  });

test(
  'a clean-up killed after any write keeps what is used, and the next run ends it',
  async () => {
    const before = new WeakMap<LeverScene, string[]>();
    const isWhole = (it: LeverScene) => {
      expect(keptTags(it)).toEqual(before.get(it));
      const going = [...it.stale.digests.values()];
      expect(brokenIndexes(it).filter((digest) => !going.includes(digest))).toEqual([]);
    };
    const writes = await crashEverywhere({
      prepare: async (it) => void before.set(it, keptTags(it)),
      call: () => ({ action: 'prune', inputs: {} }),
      after: isWhole,
      end: (it, again) => {
        isWhole(it);
        expect(again.exit).toBe(0);
        expect(brokenIndexes(it)).toEqual([]);
        for (const [image, digest] of it.stale.digests) expect(packageOf(it.registry, image).find(digest)).toBeNull();
      },
    });
    expect(writes).toBeGreaterThanOrEqual(5);
  },
  LONG,
);
