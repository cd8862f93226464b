import { GatehouseError } from '@gatehouse/policy';
import { RegistryError } from '@gatehouse/registry';
import { hashOf } from '@gatehouse/release';
import { afterEach, describe, expect, it } from 'vitest';
import { restorePruned } from './restore.ts';
import { runPrune } from './run.ts';
import { INPUTS, type PruneWorld, pruneWorld, revision } from './testing.ts';
import type { PruneDeps } from './types.ts';

const worlds: PruneWorld[] = [];
afterEach(async () => {
  for (const made of worlds.splice(0)) await made.close();
});

/** One promoted build and three old ones, of three versions each. */
async function scene(kind: 'ghcr' | 'plain' = 'ghcr', prune?: string) {
  const world = await pruneWorld(kind, prune);
  worlds.push(world);
  const promoted = world.build(1, 90);
  const old = [world.build(2, 80), world.build(3, 70), world.build(4, 60)];
  world.pin(promoted.digest);
  world.registry.registry.repository('acme/api').tag(revision(1), promoted.digest, Date.now());
  const package_ = world.registry.registry.repository('acme/api');
  const left = () => package_.versions.length;
  return { ...world, promoted, old, left, package_ };
}

/** Does something once, right before the n-th delete is confirmed. */
function before(deps: PruneDeps, nth: number, act: () => void): PruneDeps {
  let pauses = 0;
  return { ...deps, pause: async () => void (++pauses === nth && act()) };
}

/** An index of one platform that is there, or was. */
function pushIndex(
  { package_ }: Pick<Awaited<ReturnType<typeof scene>>, 'package_'>,
  tag: string,
  child: string,
): string {
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const manifests = [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: child, size: 2 }];
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
  return package_.put(bytes, { mediaType, tag, at: Date.now() }).digest;
}

const rules = (report: { readonly refusals: readonly { readonly rule: string }[] }) =>
  report.refusals.map(({ rule }) => rule);

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

it('sees what a stale list hides, by the tags of the registry itself', async () => {
  const it = await scene();
  const [first] = it.old;
  it.registry.registry.staleLists(true);
  pushIndex(it, 'v2', first?.children[0] ?? '');
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, new Set(rules(report)), report.deleted.length]).toEqual([
    'refused',
    new Set(['prune/moved']),
    0,
  ]);
});

it('refuses when a listed repository cannot be read, and keeps what it pins when it can', async () => {
  const it = await scene('ghcr', '  repositories: [acme/apps]\n');
  expect(rules(await runPrune(it.deps, INPUTS))).toEqual(['prune/unreadable-repository']);
  expect(it.left()).toBe(12);
  const [first] = it.old;
  it.simulator.github.createRepository('acme/apps', { files: { 'x.json': `{"d":"${first?.digest.slice(7)}"}` } });
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, it.left()]).toEqual(['done', 6]);
  expect(it.package_.find(first?.digest ?? '')).not.toBeNull();
});

it('reads repositories of many branches through clones, and not a tree at a time', async () => {
  const it = await scene('ghcr', '  repositories: [acme/apps]\n');
  const apps = it.simulator.github.createRepository('acme/apps', { files: { a: 'a' } });
  for (let at = 0; at < 30; at++)
    apps.commit({ branch: `b${at}`, files: { a: at === 20 ? (it.old[1]?.digest ?? '') : `${at}` } });
  for (let at = 0; at < 30; at++) it.repository.commit({ branch: `b${at}`, files: { a: `${at}` } });
  const before = it.simulator.requests.length;
  const report = await runPrune(it.deps, { ...INPUTS, dryRun: true });
  expect([report.outcome, report.plan?.packages[0]?.roots.length]).toEqual(['planned', 2]);
  // Of each repository the refs, what a clone takes, its branches and its contents; of its own also the policy, of the registry a list.
  expect(it.simulator.requests.length - before).toBeLessThan(25);
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

it('refuses a run of another branch, a hash that nothing makes, and a plan that something speaks against', async () => {
  const it = await scene();
  expect(rules(await runPrune(it.deps, { ...INPUTS, ref: 'refs/heads/side' }))).toEqual(['prune/not-default-branch']);
  const hash = `sha256:${'0'.repeat(64)}`;
  expect(rules(await runPrune(it.deps, { ...INPUTS, plan: { hash, bytes: null } }))).toEqual(['prune/moved']);
  const dry = await runPrune(it.deps, { ...INPUTS, dryRun: true });
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  expect(rules(await runPrune(it.deps, { ...INPUTS, plan: { hash, bytes } }))).toEqual(['prune/plan-unknown']);
  it.repository.commit({ branch: 'main', files: { a: 'b' } });
  for (const kept of [null, bytes])
    expect(rules(await runPrune(it.deps, { ...INPUTS, plan: { hash: dry.hash ?? '', bytes: kept } }))).toEqual([
      'prune/moved',
    ]);
  expect(it.left()).toBe(12);
});

it('takes up a run that was killed, by its plan', async () => {
  const it = await scene();
  const killed = before(it.deps, 1, () => {
    throw new Error('killed');
  });
  await expect(runPrune(killed, INPUTS)).rejects.toThrow('killed');
  expect(it.left()).toBe(11);
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  const hash = hashOf(JSON.parse(new TextDecoder().decode(bytes)));
  const report = await runPrune(it.deps, { ...INPUTS, plan: { hash, bytes } });
  expect([report.outcome, report.gone, it.left()]).toEqual(['done', 1, 3]);
});

it('takes up what was left of an image although branches moved, and nothing else', async () => {
  const it = await scene();
  const killed = before(it.deps, 1, () => {
    throw new Error('killed');
  });
  await expect(runPrune(killed, INPUTS)).rejects.toThrow('killed');
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  it.repository.commit({ branch: 'main', files: { 'a.txt': 'a' } });
  const plan = { hash: hashOf(JSON.parse(new TextDecoder().decode(bytes))), bytes };
  const report = await runPrune(it.deps, { ...INPUTS, plan });
  expect([report.outcome, report.deleted.length, report.gone, it.left()]).toEqual(['done', 2, 1, 9]);
  expect(report.notes.join()).toContain('only what an earlier run left');
  expect(rules(await runPrune(it.deps, { ...INPUTS, plan }))).toEqual(['prune/moved']);
});

it('refuses a list that lacks what an index names and the registry has', async () => {
  const it = await scene();
  const [child = ''] = it.old[0]?.children ?? [];
  const lists = await it.deps.packages.listVersions(it.image);
  const packages = { ...it.deps.packages, listVersions: async () => lists.filter(({ digest }) => digest !== child) };
  const report = await runPrune({ ...it.deps, packages }, INPUTS);
  expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/inconsistent-list'], 12]);
  it.package_.remove(child, Date.now());
  expect((await runPrune(it.deps, INPUTS)).outcome).toBe('done');
});

it('lists once more before it deletes, and spares what an index holds that no page had', async () => {
  const it = await scene();
  const [child = ''] = it.old[1]?.children ?? [];
  const hidden = pushIndex(it, 'gone', child);
  it.package_.untag('gone', Date.now());
  let lists = 0;
  const listVersions = async (image: string) => {
    lists += 1;
    const versions = await it.deps.packages.listVersions(image);
    return lists === 1 ? versions.filter(({ digest }) => digest !== hidden) : versions;
  };
  const report = await runPrune({ ...it.deps, packages: { ...it.deps.packages, listVersions } }, INPUTS);
  expect([new Set(rules(report)), it.left(), lists]).toEqual([new Set(['prune/moved']), 13, 2]);
  expect((await runPrune(it.deps, INPUTS)).outcome).toBe('done');
  expect(it.package_.find(child)).not.toBeNull();
});

it('goes on when a build was pushed to an old tag before it listed once more', async () => {
  const it = await scene();
  it.package_.tag('latest', it.promoted.digest, Date.now());
  const keep = async (name: string) => {
    if (name === 'plan.json') pushIndex(it, 'latest', it.promoted.children[0] ?? '');
  };
  expect([(await runPrune({ ...it.deps, keep }, INPUTS)).outcome, it.left()]).toEqual(['done', 4]);
});

it('refuses to go on with a plan of which something is there and not on the list', async () => {
  const it = await scene();
  const killed = before(it.deps, 1, () => {
    throw new Error('killed');
  });
  await expect(runPrune(killed, INPUTS)).rejects.toThrow('killed');
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  const plan = { hash: hashOf(JSON.parse(new TextDecoder().decode(bytes))), bytes };
  const lists = await it.deps.packages.listVersions(it.image);
  const hidden = it.old[0]?.children[0];
  const packages = { ...it.deps.packages, listVersions: async () => lists.filter(({ digest }) => digest !== hidden) };
  const report = await runPrune({ ...it.deps, packages }, { ...INPUTS, plan });
  expect([rules(report), it.left()]).toEqual([['prune/inconsistent-list'], 11]);
});

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

describe.each(['ghcr', 'plain'] as const)('on a %s registry whose lists are stale', (kind) => {
  const pinnedTag = async () => {
    const it = await scene(kind);
    it.package_.tag('stable', it.promoted.digest, Date.now());
    it.registry.registry.staleLists(true);
    return it;
  };

  it('spares what an old tag was moved to', async () => {
    const it = await pinnedTag();
    const keep = async (name: string) => {
      if (name === 'plan.json') it.package_.tag('stable', it.old[1]?.digest ?? '', Date.now());
    };
    const report = await runPrune({ ...it.deps, keep }, INPUTS);
    expect([report.outcome, new Set(rules(report)), it.left()]).toEqual(['refused', new Set(['prune/moved']), 12]);
    expect(it.package_.tags.get('stable')).toBe(it.old[1]?.digest);
  });

  it('spares what an image holds that was pushed to an old tag', async () => {
    const it = await pinnedTag();
    const keep = async (name: string) => {
      if (name === 'plan.json') pushIndex(it, 'stable', it.old[1]?.children[0] ?? '');
    };
    const report = await runPrune({ ...it.deps, keep }, INPUTS);
    expect([report.outcome, new Set(rules(report)), it.left()]).toEqual(['refused', new Set(['prune/moved']), 13]);
  });

  it('goes on when a tag was moved that has nothing to do with it', async () => {
    const it = await pinnedTag();
    const keep = async (name: string) => {
      if (name === 'plan.json') pushIndex(it, 'stable', it.promoted.children[0] ?? '');
    };
    const report = await runPrune({ ...it.deps, keep }, INPUTS);
    expect([report.outcome, report.deleted.length, it.left()]).toEqual(['done', 9, 4]);
  });

  it('spares what is given a name while another goes', async () => {
    const it = await pinnedTag();
    const tag = () => it.package_.tag('v5', it.old[1]?.digest ?? '', Date.now());
    const report = await runPrune(before(it.deps, 1, tag), INPUTS);
    expect([report.outcome, new Set(rules(report)), it.package_.tags.get('v5')]).toEqual([
      'refused',
      new Set(['prune/moved']),
      it.old[1]?.digest,
    ]);
  });
});

it.each(['pending-new', 'stable'])(
  'brings back what an image names that was pushed as %s in the moment of a delete',
  async (name) => {
    const it = await scene('ghcr', '  at-most: 1\n');
    it.package_.tag('stable', it.promoted.digest, Date.now());
    const [child = ''] = it.old[0]?.children ?? [];
    const tag = name === 'stable' ? name : `pending-${revision(77)}`;
    const push = () => void pushIndex(it, tag, child);
    it.simulator.github.faults.add({ match: { method: 'DELETE', times: 1 }, do: { kind: 'after', run: push } });
    const report = await runPrune(it.deps, INPUTS);
    expect([report.outcome, report.deleted.length, it.left()]).toEqual(['done', 0, 13]);
    expect(report.notes.join()).toContain(`:${tag}`);
  },
);

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
