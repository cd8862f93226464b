import { GatehouseError } from '@gatehouse/policy';
import { RegistryError } from '@gatehouse/registry';
import { describe, expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { before, rules, scene } from './scene.ts';
import { INPUTS, revision } from './testing.ts';
import type { PruneDeps } from './types.ts';

describe('what moves while it deletes ends the run', () => {
  it.each<[string, number, (it: Awaited<ReturnType<typeof scene>>) => void]>([
    ['the default branch', 0, (it) => it.repository.commit({ branch: 'main', files: { 'a.txt': 'a' } })],
    ['a version, that was promoted', 3, (it) => it.package_.tag(revision(3), it.old[1]?.digest ?? '', Date.now())],
    [
      'a version that was promoted, while lists are stale',
      3,
      (it) => {
        it.registry.registry.staleLists(true);
        it.package_.tag(revision(3), it.old[1]?.digest ?? '', Date.now());
      },
    ],
  ])('%s', async (_what, gone, act) => {
    const it = await scene();
    const report = await runPrune(
      before(it.deps, 2, () => act(it)),
      INPUTS,
    );
    expect(report.outcome).toBe('refused');
    expect(rules(report)).toEqual(['prune/moved']);
    expect([report.deleted.length, it.left()]).toEqual([gone, 12 - gone]);
    for (const digest of [it.old[1]?.digest ?? '', it.promoted.digest]) expect(it.package_.find(digest)).not.toBeNull();
  });

  it('an open promotion', async () => {
    const it = await scene();
    const open = () => {
      const branch = 'gatehouse/promote/runtime';
      it.repository.commit({ branch, files: { 'a.txt': 'a' } });
      it.repository.openPullRequest({ head: branch, base: 'main', title: 'Promote', author: 'someone' });
    };
    const report = await runPrune(before(it.deps, 1, open), INPUTS);
    expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/moved'], 12]);
  });

  it('the text of a pull request that names what is to go', async () => {
    const it = await scene();
    it.repository.commit({ branch: 'side', files: { 'a.txt': 'a' } });
    const number = it.repository.openPullRequest({ head: 'side', base: 'main', title: 'Notes', author: 'someone' });
    const pinned = it.old[2]?.digest ?? '';
    const edit = () => it.repository.conversation.edit(number, { body: `to be shipped: ${pinned}` });
    const report = await runPrune(before(it.deps, 3, edit), INPUTS);
    expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/moved'], 9]);
    expect(it.package_.find(pinned)).not.toBeNull();
  });

  it('another branch that pins what is to go', async () => {
    const it = await scene();
    const pinned = it.old[2]?.digest ?? '';
    const push = () => it.repository.commit({ branch: 'side', files: { 'a.yml': `image: ${it.image}@${pinned}` } });
    const report = await runPrune(before(it.deps, 1, push), INPUTS);
    expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/moved'], 12]);
    expect(it.package_.find(pinned)).not.toBeNull();
  });
});

it('brings back what is promoted in the very moment in which it is deleted', async () => {
  const it = await scene();
  const first = it.old[0]?.digest ?? '';
  const open = () => {
    const branch = 'gatehouse/promote/runtime';
    it.repository.commit({ branch, files: { 'compose.yaml': `services: { a: { image: "${it.image}@${first}" } }\n` } });
    it.repository.openPullRequest({ head: branch, base: 'main', title: 'Promote', author: 'someone' });
  };
  const report = await runPrune(before(it.deps, 2, open), INPUTS);
  expect([report.outcome, rules(report), report.deleted.length, it.left()]).toEqual([
    'refused',
    ['prune/moved'],
    0,
    12,
  ]);
  expect(it.package_.tags.get(`pending-${revision(2)}`)).toBe(first);
  expect(report.notes.join()).toContain('Brought back');
});

it('looks once more after the last delete', async () => {
  const it = await scene('ghcr', '  at-most: 1\n');
  const first = it.old[0]?.digest ?? '';
  const pin = () => void it.repository.commit({ branch: 'side', files: { 'a.yml': first } });
  it.simulator.github.faults.add({ match: { method: 'DELETE', after: 2, times: 1 }, do: { kind: 'after', run: pin } });
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, report.deleted.length, it.left()]).toEqual(['done', 0, 12]);
});

it.each<[string, (deps: PruneDeps) => Partial<PruneDeps>, string]>([
  [
    'cannot be brought back',
    ({ packages }) => ({
      packages: {
        ...packages,
        restoreVersion: async () => {
          throw new RegistryError('unavailable', 'GitHub answered 502', 'Run it again.');
        },
      },
    }),
    'prune/not-restored',
  ],
  [
    'is nowhere to be seen',
    ({ repository }) => {
      let pauses = 0;
      let asked = 0;
      return {
        pause: async () => {
          pauses += 1;
        },
        repository: {
          ...repository,
          readRefs: async () => {
            // The third delete, of three, has one question before it.
            if (pauses === 2 && ++asked > 1)
              throw new GatehouseError('unavailable', 'GitHub answered 502', 'Run it again.');
            return repository.readRefs();
          },
        },
      };
    },
    'prune/not-deleted',
  ],
])('is red when what was pinned in the moment of its delete %s', async (_what, broken, rule) => {
  const it = await scene('ghcr', '  at-most: 1\n');
  const first = it.old[0]?.digest ?? '';
  const pin = () => void it.repository.commit({ branch: 'side', files: { 'a.yml': first } });
  it.simulator.github.faults.add({ match: { method: 'DELETE', after: 2, times: 1 }, do: { kind: 'after', run: pin } });
  const report = await runPrune({ ...it.deps, ...broken(it.deps) }, INPUTS);
  expect(report.outcome).toBe('refused');
  expect(rules(report)).toContain(rule);
});

it('goes on when a branch moves that has nothing to do with it', async () => {
  const it = await scene();
  const dry = await runPrune(it.deps, { ...INPUTS, dryRun: true });
  it.repository.commit({ branch: 'early', files: { 'a.txt': 'a' } });
  const push = () => it.repository.commit({ branch: 'late', files: { 'b.txt': it.promoted.digest } });
  const report = await runPrune(before(it.deps, 1, push), { ...INPUTS, plan: { hash: dry.hash ?? '', bytes: null } });
  expect([report.outcome, report.deleted.length]).toEqual(['done', 9]);
});

it('stops at the first refusal where the right to delete is missing', async () => {
  const it = await scene();
  it.simulator.github.faults.add({ match: { method: 'DELETE' }, do: { kind: 'not-found' } });
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/forbidden'], 12]);
});

it('says that a registry does not delete', async () => {
  const it = await scene('plain');
  it.registry.switches.deletes = false;
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/unsupported'], 12]);
});
