import { afterEach, describe, expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { INPUTS, type PruneWorld, pruneWorld, revision } from './testing.ts';

const worlds: PruneWorld[] = [];
async function world(kind: 'ghcr' | 'plain', prune?: string): Promise<PruneWorld> {
  const made = await pruneWorld(kind, prune);
  worlds.push(made);
  return made;
}
afterEach(async () => {
  for (const made of worlds.splice(0)) await made.close();
});

const KINDS = ['ghcr', 'plain'] as const;
const there = ({ registry }: PruneWorld, digest: string) =>
  registry.registry.repository('acme/api').find(digest) !== null;

describe.each(KINDS)('on a %s registry', (kind) => {
  it('deletes old pending builds and nothing that is promoted, pinned, tagged or young', async () => {
    const it = await world(kind);
    const promoted = it.build(1, 90);
    const old = it.build(2, 80);
    const mentioned = it.build(3, 70);
    const released = it.build(4, 60, ['v1']);
    const young = it.build(5, 2);
    it.pin(promoted.digest);
    it.repository.commit({ branch: 'other', files: { 'notes.txt': `look at ${mentioned.children[0]}\n` } });
    const dry = await runPrune(it.deps, { ...INPUTS, dryRun: true });
    expect(dry).toMatchObject({ outcome: 'planned', deleted: [] });
    const report = await runPrune(it.deps, { ...INPUTS, plan: { hash: dry.hash ?? '', bytes: null } });
    expect(report.refusals).toEqual([]);
    expect(report.outcome).toBe('done');
    expect(report.deleted.map(({ digest }) => digest)).toEqual([old.digest, ...[...old.children].sort()]);
    for (const kept of [promoted, mentioned, released, young])
      for (const digest of [kept.digest, ...kept.children]) expect(there(it, digest)).toBe(true);
    for (const digest of [old.digest, ...old.children]) expect(there(it, digest)).toBe(false);
    expect(report.tagged).toEqual([{ image: it.image, digest: promoted.digest, tag: revision(1) }]);
    expect(it.registry.registry.repository('acme/api').tags.get(revision(1))).toBe(promoted.digest);
  });
});

it('keeps what was promoted of an image that belongs to no set any more', async () => {
  const it = await world('ghcr');
  const [first, second, old] = [it.build(1, 90), it.build(2, 80), it.build(3, 70)];
  it.pin(first.digest, 'deploy/compose.yaml');
  it.pin(second.digest, 'deploy/compose.yaml');
  const host = it.registry.host;
  const prune = `prune: { images: ["${it.image}"], delete: [{ registry: "${host}", by: packages }] }\n`;
  it.repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': `version: 1\n${prune}` } });
  const report = await runPrune(it.deps, INPUTS);
  expect(report.refusals).toEqual([]);
  expect(report.deleted.map(({ digest }) => digest)).toEqual([old.digest, ...[...old.children].sort()]);
  for (const digest of [first.digest, ...first.children]) expect(there(it, digest)).toBe(true);
});

it('keeps what was pinned under a name that the image had before', async () => {
  const it = await world('ghcr');
  const [first, second, old] = [it.build(1, 90), it.build(2, 80), it.build(3, 70)];
  const compose = `services: { api: { image: "ghcr.io/old-name/api@${first.digest}" } }\n`;
  it.repository.commit({ branch: 'main', files: { 'compose.yaml': compose } });
  it.pin(second.digest);
  const report = await runPrune(it.deps, INPUTS);
  expect(report.refusals).toEqual([]);
  expect(report.deleted.map(({ digest }) => digest)).toEqual([old.digest, ...[...old.children].sort()]);
  const kept = report.plan?.packages[0]?.kept.find(({ digest }) => digest === first.digest);
  expect(kept).toMatchObject({ because: 'mentioned', through: expect.stringMatching(/^[0-9a-f]{12} compose\.yaml$/) });
});

it.each([
  ['a folder that was moved', 'k8s/**'],
  ['a misspelt glob', 'deplooy/**'],
])('keeps what was promoted where `pins` does not look any more: %s', async (_what, glob) => {
  const it = await world('ghcr');
  const [first, second, old] = [it.build(1, 90), it.build(2, 80), it.build(3, 70)];
  it.pin(first.digest, 'deploy/compose.yaml');
  it.pin(second.digest, 'deploy/compose.yaml');
  it.pin(second.digest, 'k8s/compose.yaml');
  const policy = `version: 1\nimages:\n  - name: runtime\n    images: [{ repository: "${it.image}" }]\n    pins: ["${glob}"]\n`;
  const host = it.registry.host;
  it.repository.commit({
    branch: 'main',
    files: {
      'deploy/compose.yaml': null,
      '.github/gatehouse.yml': `${policy}prune: { delete: [{ registry: "${host}", by: packages }] }\n`,
    },
  });
  const report = await runPrune(it.deps, INPUTS);
  expect(report.refusals).toEqual([]);
  expect(report.deleted.map(({ digest }) => digest)).toEqual([old.digest, ...[...old.children].sort()]);
  for (const digest of [first.digest, ...first.children]) expect(there(it, digest)).toBe(true);
});

it('keeps a pending artifact that is no image, and goes on with the others', async () => {
  const it = await world('plain');
  const promoted = it.build(1, 90);
  const old = it.build(2, 80);
  it.pin(promoted.digest);
  const package_ = it.registry.registry.repository('acme/api');
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const nothing = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests: [] }));
  const tag = `pending-${revision(9)}`;
  package_.put(nothing, { mediaType, tag, at: Date.now() });
  const report = await runPrune(it.deps, INPUTS);
  expect(report.refusals).toEqual([]);
  expect(report.deleted.map(({ digest }) => digest)).toContain(old.digest);
  expect(package_.tags.get(tag)).toBeDefined();
  expect(report.plan?.packages[0]?.counts.undated).toBe(1);
});

it('keeps what a pinned index holds although another index calls it an image', async () => {
  const it = await world('ghcr');
  const live = it.build(1, 90, ['v1']);
  const old = it.build(2, 80);
  it.pin(live.digest);
  const package_ = it.registry.registry.repository('acme/api');
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const push = (tag: string, digests: readonly string[]) => {
    const manifests = digests.map((digest) => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest,
      size: 2,
    }));
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
    return package_.put(bytes, { mediaType, tag, at: Date.now() - 80 * 86_400_000 });
  };
  push('lie', [live.digest]);
  const bait = push(`pending-${revision(9)}`, live.children);
  package_.untag('v1', Date.now());
  const report = await runPrune(it.deps, INPUTS);
  expect(report.refusals).toEqual([]);
  expect(report.deleted.map(({ digest }) => digest).sort()).toEqual([bait.digest, old.digest, ...old.children].sort());
});

it('says of an image that was never pushed what to do', async () => {
  const it = await world('ghcr');
  await expect(runPrune(it.deps, INPUTS)).rejects.toMatchObject({
    code: 'not-found',
    fix: expect.stringContaining('was never pushed'),
  });
});
