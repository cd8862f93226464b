import { describe, expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { before, pushIndex, rules, scene } from './scene.ts';
import { INPUTS, revision } from './testing.ts';

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
