import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneLine } from '@gatehouse/forge/git';
import { githubRepository } from '@gatehouse/forge/github';
import { type PruneInputs, type PruneReport, runPrune } from '@gatehouse/levers';
import { GatehouseError } from '@gatehouse/policy';
import { openPackages, openRegistry } from '@gatehouse/registry';
import type { Permissions } from '@gatehouse/simulator';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { harmOf } from './prune-harm.ts';
import { type PruneScene, pruneScene, type SceneOptions } from './prune-scene.ts';

const VERSIONS = 10_000;
const PERMISSIONS: Permissions = { contents: 'read', 'pull-requests': 'read', packages: 'write' };

let scene: PruneScene;
/** What the last run wrote, by name. */
const kept = new Map<string, Uint8Array>();

afterEach(async () => {
  // whatever went wrong, and however the run ended
  const harm = harmOf(scene);
  await scene.close();
  expect(harm).toEqual([]);
});

async function start(options: Partial<SceneOptions> = { atMost: 5 }): Promise<PruneScene> {
  scene = await pruneScene({ versions: VERSIONS, ...options });
  expect([scene.package.versions.length, harmOf(scene)]).toEqual([VERSIONS, []]);
  return scene;
}

type Ending = { readonly report: PruneReport } | { readonly error: GatehouseError };

/** A live run over the network, save that nobody waits; a fault that it threw is its ending. */
async function run(permissions = PERMISSIONS, plan: PruneInputs['plan'] = null): Promise<Ending> {
  const { simulator, registry, repository } = scene;
  const token = simulator.github.createToken({ permissions });
  const { apiUrl, graphqlUrl, serverUrl } = simulator;
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-prune-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const github = (name: string) => githubRepository({ token, repository: name, apiUrl, graphqlUrl });
  const url = `${serverUrl}/${repository.name}.git`;
  const line = await cloneLine({ url, token, folder: join(folder, 'clone') });
  onTestFinished(() => line.close());
  const credentials = [{ registry: registry.host, username: 'octocat', password: token }];
  const deps = {
    name: repository.name,
    repository: github(repository.name),
    other: github,
    line: async () => line,
    registry: openRegistry({ credentials, unitMs: 1 }),
    packages: openPackages({ token, apiUrl, unitMs: 1 }),
    io: { log: () => {} },
    clock: () => new Date(),
    pause: async () => {},
    keep: async (name: string, bytes: Uint8Array) => void kept.set(name, bytes),
  };
  try {
    return { report: await runPrune(deps, { policy: '.github/gatehouse.yml', set: '', dryRun: false, plan }) };
  } catch (error) {
    if (error instanceof GatehouseError) return { error };
    throw error;
  }
}

/** The outcome and the rules of what was refused, or the code of what was thrown; then how many versions this run deleted. */
function told(ending: Ending): readonly unknown[] {
  if ('error' in ending) return [ending.error.code, 0];
  const { outcome, refusals, deleted, gone } = ending.report;
  return [outcome, ...new Set(refusals.map(({ rule }) => rule)), deleted.length + gone];
}

/** Versions that are not there any more. */
const missing = () => VERSIONS - scene.package.versions.length;

/** The five oldest pending builds, none of them signed or sharing anything: five versions each. */
const FIVE = 25;

it('deletes the fifty oldest builds that nothing uses, where nothing fails', async () => {
  await start({});
  const ending = await run();
  expect(told(ending)).toEqual(['done', missing()]);
  expect('report' in ending && ending.report.plan?.packages[0]?.roots).toHaveLength(50);
});

type Case = readonly [name: string, arrange: (scene: PruneScene) => void, ended: readonly unknown[], gone: number];

const survived: readonly Case[] = [
  [
    'tokens of one second',
    ({ registry }) => Object.assign(registry.switches, { tokenSeconds: 1 }),
    ['done', FIVE],
    FIVE,
  ],
  [
    '429 from either server',
    ({ registry, simulator }) => {
      const fault = { kind: 'too-many-requests', retryAfter: 1 } as const;
      registry.faults.add({ match: { path: /manifests/, after: 700, times: 3 }, do: fault });
      simulator.github.faults.add({ match: { path: /versions/, after: 50, times: 2 }, do: fault });
      simulator.github.faults.add({ match: { method: 'DELETE', after: 3, times: 2 }, do: fault });
    },
    ['done', FIVE],
    FIVE,
  ],
  [
    'bodies that end too early, now and then',
    ({ registry, simulator }) => {
      registry.faults.add({ match: { path: /manifests/, after: 300, times: 2 }, do: { kind: 'cut-body' } });
      simulator.github.faults.add({ match: { path: /page=40/, times: 1 }, do: { kind: 'cut-body' } });
    },
    ['done', FIVE],
    FIVE,
  ],
  [
    'deletions whose answer is lost',
    ({ simulator }) => {
      simulator.github.faults.add({ match: { method: 'DELETE', after: 4, times: 2 }, do: { kind: 'no-answer' } });
    },
    ['done', FIVE],
    FIVE,
  ],
  [
    'slow answers',
    ({ registry, simulator }) => {
      registry.faults.add({ match: { times: 20 }, do: { kind: 'slow', ms: 100 } });
      simulator.github.faults.add({ match: { times: 20 }, do: { kind: 'slow', ms: 100 } });
    },
    ['done', FIVE],
    FIVE,
  ],
  [
    'a build that GitHub does not let go',
    ({ package: found, builds }) => {
      found.visibility = 'public';
      const version = found.find(builds[0]?.digest ?? '');
      if (version !== null) version.downloads = 6000;
    },
    ['refused', 'prune/not-deleted', FIVE - 5],
    FIVE - 5,
  ],
];

const refused: readonly Case[] = [
  [
    'one manifest of other bytes than its digest says',
    ({ registry }) => {
      registry.faults.add({ match: { path: /manifests/, after: 500, times: 1 }, do: { kind: 'tamper' } });
    },
    ['refused', 'prune/unreadable-manifest', 0],
    0,
  ],
  [
    'one manifest that is not there for the reader alone',
    ({ registry, promoted }) => {
      const path = new RegExp(promoted[3]?.digest ?? 'none');
      registry.faults.add({ match: { path }, do: { kind: 'not-found' } });
    },
    ['refused', 'prune/unreadable-manifest', 0],
    0,
  ],
  [
    'a page of the list that never comes whole',
    ({ simulator }) => {
      simulator.github.faults.add({ match: { path: /page=50/ }, do: { kind: 'cut-body' } });
    },
    ['unavailable', 0],
    0,
  ],
  [
    "an attacker's token server",
    ({ registry }) => {
      registry.faults.add({ do: { kind: 'realm', realm: 'https://evil.example/token' } });
    },
    ['forbidden', 0],
    0,
  ],
  [
    'a version that is dated in the future',
    ({ package: found, builds }) => {
      const version = found.find(builds[0]?.digest ?? '');
      if (version !== null) version.updatedAt = Date.now() + 24 * 3600 * 1000;
    },
    ['refused', 'prune/future-date', 0],
    0,
  ],
  [
    'a GitHub that stops in the middle',
    ({ simulator }) => {
      simulator.github.faults.add({ match: { method: 'DELETE', after: 7 }, do: { kind: 'status', status: 500 } });
    },
    // Seven went, and the two of the second build came back.
    ['refused', 'prune/not-deleted', 5],
    5,
  ],
];

describe.each([
  ['survives', survived],
  ['stops at, and says so:', refused],
] as const)('%s', (_, cases) => {
  it.each(cases)('%s', async (_name, arrange, ended, gone) => {
    arrange(await start());
    expect([told(await run()), missing()]).toEqual([ended, gone]);
  });
});

it('needs the right to delete, whose absence looks like that of the package', async () => {
  await start();
  expect([told(await run({ ...PERMISSIONS, packages: 'read' })), missing()]).toEqual([
    ['refused', 'prune/forbidden', 0],
    0,
  ]);
});

it('goes on from lists that do not show what it deleted', async () => {
  const { registry } = await start();
  registry.registry.staleLists(true);
  expect([told(await run()), missing()]).toEqual([['done', FIVE], FIVE]);
  expect(told(await run())).toEqual(['done', missing() - FIVE]);
  expect(missing()).toBeGreaterThan(FIVE);
});

it.each([30, 99])('loses nothing when versions shift to earlier pages behind page %i', async (page) => {
  const { simulator, package: found, builds } = await start();
  const last = builds.at(-1);
  const move = () => {
    for (const digest of [last?.digest ?? '', ...(last?.children ?? [])]) found.remove(digest, Date.now());
  };
  const match = { path: new RegExp(`versions.*page=${page}$`), times: 1 };
  simulator.github.faults.add({ match, do: { kind: 'after', run: move } });
  const [outcome] = told(await run());
  expect(['done', 'refused']).toContain(outcome);
});

it.each(['release-1', 'the revision'])('spares a digest that was tagged %s after it was planned', async (tag) => {
  const { simulator, package: found, builds } = await start();
  const { digest, revision } = builds[1] ?? { digest: '', revision: '' };
  const name = tag === 'the revision' ? revision : tag;
  const move = () => found.tag(name, digest, Date.now());
  simulator.github.faults.add({ match: { method: 'DELETE', times: 1 }, do: { kind: 'after', run: move } });
  expect(told(await run())).toEqual(['refused', 'prune/moved', 5]);
  expect(found.tags.get(name)).toBe(digest);
});

it('spares a digest whose new tag lists do not show yet', async () => {
  const { registry, package: found, builds } = await start();
  registry.registry.staleLists(true);
  found.tag('release-1', builds[1]?.digest ?? '', Date.now());
  const [outcome] = told(await run());
  expect([outcome, found.tags.get('release-1')]).toEqual(['refused', builds[1]?.digest]);
});

it('takes up the plan of a run that was cut off between an index and its children', async () => {
  const { simulator } = await start();
  simulator.github.faults.add({ match: { method: 'DELETE', after: 7 }, do: { kind: 'status', status: 500 } });
  simulator.github.faults.add({ match: { path: /restore/ }, do: { kind: 'status', status: 500 } });
  const ending = await run();
  simulator.github.faults.clear();
  expect([harmOf(scene), missing()]).toEqual([[], 7]);
  const hash = 'report' in ending ? ending.report.hash : null;
  const again = await run(PERMISSIONS, { hash: hash ?? '', bytes: kept.get('plan.json') ?? null });
  expect(told(again)[0]).toBe('done');
  expect(missing()).toBe(FIVE);
});

it.each([
  ['what would stay', 5, ['done', FIVE], FIVE],
  ['what would go', 100, ['refused', 'prune/inconsistent-list', 0], 0],
] as const)('does no harm when the page with some of %s is short', async (_, page, ended, gone) => {
  const { simulator } = await start();
  const match = { path: new RegExp(`versions.*page=${page}$`) };
  simulator.github.faults.add({ match, do: { kind: 'short-page', drop: 37 } });
  expect([told(await run()), missing()]).toEqual([ended, gone]);
});

it('says that GHCR does not delete by the registry, and shows its token to no other host', async () => {
  const { registry } = await start({ atMost: 5, deletesBy: 'oci' });
  registry.switches.redirectBlobs = true;
  expect([told(await run()), missing()]).toEqual([['refused', 'prune/unsupported', 0], 0]);
  expect(registry.blobHost.requests.length).toBeGreaterThan(0);
  expect(registry.blobHost.requests.filter(({ authorization }) => authorization !== null)).toEqual([]);
});

it('does no harm beside another that runs at the same time', async () => {
  await start();
  const endings = await Promise.all([run(), run()]);
  for (const ending of endings) expect(['done', 'refused']).toContain(told(ending)[0]);
  expect(missing()).toBe(FIVE);
});
