import { RegistryError } from '@gatehouse/registry';
import { describe, expect, it } from 'vitest';
import { restorePruned } from './restore.ts';
import { runPrune } from './run.ts';
import { before, rules, scene } from './scene.ts';
import { INPUTS, revision } from './testing.ts';
import type { PruneDeps } from './types.ts';

it('leaves a second between deletes, and says how far it is', async () => {
  const it = await scene();
  const pauses: number[] = [];
  const report = await runPrune({ ...it.deps, pause: async (ms) => void pauses.push(ms) }, INPUTS);
  expect([report.deleted.length, pauses]).toEqual([9, Array(8).fill(1000)]);
  const progress = it.log.filter((line) => line.includes('versions deleted so far'));
  expect(progress.map((line) => line.replace(/sha256:[0-9a-f]{64}/, '…'))).toEqual([
    '1 of 3: …, 3 versions deleted so far.',
    '2 of 3: …, 6 versions deleted so far.',
    '3 of 3: …, 9 versions deleted so far.',
  ]);
});

it('leaves what GitHub does not delete for its downloads, with all that it holds, and goes on', async () => {
  const it = await scene();
  const refused = it.old[1]?.digest;
  const found = (await it.deps.packages.listVersions(it.image)).find(({ digest }) => digest === refused);
  const deleteVersion = async (image: string, id: number) => {
    if (id === found?.id) throw new RegistryError('unsupported', 'more than 5,000 downloads', 'Leave it.');
    return it.deps.packages.deleteVersion(image, id);
  };
  const report = await runPrune({ ...it.deps, packages: { ...it.deps.packages, deleteVersion } }, INPUTS);
  expect([rules(report), report.deleted.length, it.left()]).toEqual([['prune/not-deleted'], 6, 6]);
  for (const digest of [refused ?? '', ...(it.old[1]?.children ?? [])]) expect(it.package_.find(digest)).not.toBeNull();
});

it('drains a backlog in runs that all end well', async () => {
  const it = await scene('ghcr', '  at-most: 1\n');
  for (const left of [9, 6, 3]) {
    const report = await runPrune(it.deps, INPUTS);
    expect([report.outcome, it.left()]).toEqual(['done', left]);
  }
  expect((await runPrune(it.deps, INPUTS)).outcome).toBe('nothing');
});

describe.each([
  ['ghcr', false],
  ['ghcr', true],
  ['plain', false],
] as const)('on a %s registry that gives tags back: %s', (kind, restoreTags) => {
  it('brings back what was deleted, from a file that was there before the first delete', async () => {
    const it = await scene(kind);
    it.registry.switches.restoreTags = restoreTags;
    let there = 0;
    const deps = {
      ...it.deps,
      keep: async (name: string, bytes: Uint8Array) => {
        if (name === 'undo.json') there = it.left();
        it.files.set(name, bytes);
      },
    };
    expect((await runPrune(deps, INPUTS)).outcome).toBe('done');
    expect([there, it.left()]).toEqual([12, 3]);
    const undo = it.files.get('undo.json') ?? new Uint8Array();
    expect(await restorePruned(it.deps, undo, [it.image], true)).toMatchObject({ outcome: 'planned' });
    expect(it.left()).toBe(3);
    const report = await restorePruned(it.deps, undo, [it.image], false);
    expect(report.refusals).toEqual([]);
    expect([report.outcome, it.left(), report.restored.length]).toEqual(['done', 12, 9]);
    for (const [at, { digest }] of it.old.entries())
      expect(it.package_.tags.get(`pending-${revision(at + 2)}`)).toBe(digest);
    expect((await restorePruned(it.deps, undo, [it.image], false)).outcome).toBe('nothing');
  });
});

describe('a run that stops between an index and its children', () => {
  const stopsAt = (it: Awaited<ReturnType<typeof scene>>, nth: number) =>
    it.simulator.github.faults.add({ match: { method: 'DELETE', after: nth }, do: { kind: 'status', status: 500 } });

  it.each([1, 2])('brings the image back that it was at, so that the next one finds it whole: %i', async (nth) => {
    const it = await scene();
    const fault = stopsAt(it, 3 + nth);
    const report = await runPrune(it.deps, INPUTS);
    expect([rules(report), report.deleted.length, it.left()]).toEqual([['prune/not-deleted'], 3, 9]);
    expect(report.notes.join()).toContain(`${it.old[1]?.digest} was brought back`);
    expect(it.package_.tags.get(`pending-${revision(3)}`)).toBe(it.old[1]?.digest);
    fault.remove();
    const later = { ...it.deps, clock: () => new Date(Date.now() + 20 * 86_400_000) };
    expect([(await runPrune(later, INPUTS)).outcome, it.left()]).toEqual(['done', 3]);
  });

  it('does the same when it is cancelled, and says what is gone without looking further', async () => {
    const it = await scene();
    const control = new AbortController();
    const deps = { ...before(it.deps, 4, () => control.abort()), stopping: control.signal };
    const report = await runPrune(deps, INPUTS);
    expect([rules(report), report.deleted.length, it.left()]).toEqual([['prune/not-deleted'], 3, 9]);
    expect(report.summary).toBe(
      '3 versions were deleted before the run stopped: The run was cancelled before it came to this.',
    );
    expect(report.evidence.map(({ outcome }) => outcome)).toEqual(['absent']);
  });

  it('brings back no index whose children it cannot bring back, and says what takes them up', async () => {
    const it = await scene();
    stopsAt(it, 2);
    const lost = [...(it.old[0]?.children ?? [])].sort()[0] ?? '';
    const putManifest: PruneDeps['registry']['putManifest'] = async (image, reference, manifest) => {
      if (reference === lost) throw new RegistryError('unavailable', 'no answer', 'Run it again.');
      await it.deps.registry.putManifest(image, reference, manifest);
    };
    const restoreVersion = async () => {
      throw new RegistryError('not-found', 'it is gone', 'Push it.');
    };
    const packages = { ...it.deps.packages, restoreVersion };
    const report = await runPrune({ ...it.deps, packages, registry: { ...it.deps.registry, putManifest } }, INPUTS);
    expect([rules(report), report.deleted.length, it.left()]).toEqual([['prune/not-deleted'], 2, 10]);
    expect(report.notes.join()).toContain('plan-file');
    expect(it.package_.find(it.old[0]?.digest ?? '')).toBeNull();
  });
});
