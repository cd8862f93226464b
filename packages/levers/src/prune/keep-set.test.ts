import { pushImage, pushReferrer, type Repository } from '@gatehouse/simulator';
import { describe, expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { scene } from './scene.ts';
import { INPUTS, revision } from './testing.ts';
import type { PruneReport } from './types.ts';

const roots = ({ plan }: PruneReport) => plan?.packages.flatMap((one) => one.roots.map(({ digest }) => digest));

function onTag(repository: Repository, text: string): void {
  const tip = repository.commit({ branch: 'side', files: { 'a.txt': text } });
  repository.refs.set('refs/tags/v2', tip);
  repository.refs.delete('refs/heads/side');
}

function onPullRequestOfFork(repository: Repository, text: string): void {
  repository.fork('stranger/other').commit({ branch: 'patch', files: { 'a.txt': text } });
  repository.openPullRequest({ head: 'stranger:patch', base: 'main', title: 'Patch', author: 'stranger' });
}

describe('keeps what is named at the end of a ref that is no branch', () => {
  it.each([
    ['a tag', onTag],
    ["a pull request of a fork's branch", onPullRequestOfFork],
  ])('%s', async (_what, name) => {
    const it = await scene();
    const [first, second, third] = it.old.map(({ digest }) => digest);
    name(it.repository, first ?? '');
    const own = await runPrune(it.deps, { ...INPUTS, dryRun: true });
    expect([own.refusals, roots(own)]).toEqual([[], [second, third]]);
  });

  it.each([
    ['a tag', onTag],
    ["a pull request of a fork's branch", onPullRequestOfFork],
  ])('%s, of a listed repository', async (_what, name) => {
    const it = await scene('ghcr', '  repositories: [acme/apps]\n');
    const [first, second, third] = it.old.map(({ digest }) => digest);
    name(it.simulator.github.createRepository('acme/apps', { files: { a: 'a' } }), second ?? '');
    const report = await runPrune(it.deps, { ...INPUTS, dryRun: true });
    expect([report.refusals, roots(report)]).toEqual([[], [first, third]]);
  });
});

describe('on a registry that lists no versions', () => {
  const signed = async () => {
    const it = await scene('plain');
    const [first] = it.old;
    const subject = first?.digest ?? '';
    const referrer = pushReferrer(it.registry, {
      repository: 'acme/api',
      subject,
      artifactType: 'application/vnd.example.sbom+json',
    });
    return { ...it, subject, referrer };
  };

  it('what refers to an image goes with it, and before it', async () => {
    const it = await signed();
    const report = await runPrune(it.deps, INPUTS);
    expect([report.refusals, it.left()]).toEqual([[], 3]);
    const order = report.deleted.map(({ digest }) => digest);
    expect(order.slice(0, 2)).toEqual([it.referrer, it.subject]);
  });

  it.each<[string, (image: string, digest: string) => string]>([
    ['is pinned', (image, digest) => `${image}@${digest}`],
    ['a file names by its digest alone', (_image, digest) => digest],
  ])('an image stays to which something refers that %s', async (_what, textOf) => {
    const it = await signed();
    it.repository.commit({ branch: 'side', files: { 'a.txt': textOf(it.image, it.referrer) } });
    const report = await runPrune(it.deps, INPUTS);
    expect([report.refusals, it.left()]).toEqual([[], 7]);
    for (const digest of [it.referrer, it.subject, ...(it.old[0]?.children ?? [])])
      expect(it.package_.find(digest)).not.toBeNull();
  });

  it('a platform stays that what was promoted shares with an old build, although it has no tag any more', async () => {
    const it = await scene('plain');
    const later = it.build(5, 50);
    it.pin(later.digest);
    for (const tag of [`pending-${revision(1)}`, revision(1)]) it.package_.untag(tag, Date.now());
    const bait = pushImage(it.registry, {
      repository: 'acme/api',
      tags: [`pending-${revision(6)}`],
      nested: it.promoted.children,
    });
    const report = await runPrune(it.deps, INPUTS);
    expect(report.refusals).toEqual([]);
    expect(report.deleted.map(({ digest }) => digest)).toContain(bait.digest);
    for (const digest of [it.promoted.digest, ...it.promoted.children]) expect(it.package_.find(digest)).not.toBeNull();
  });
});
