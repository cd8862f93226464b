import { pushImage } from '@gatehouse/simulator';
import { expect, it, onTestFinished } from 'vitest';
import { runPrune } from './run.ts';
import { INPUTS, pruneWorld, revision } from './testing.ts';

/** A set of two images, of which each can be built and promoted alone. */
async function twoImages() {
  const it = await pruneWorld('ghcr');
  onTestFinished(() => it.close());
  const { host } = it.registry;
  const images = `images: [{ repository: "${host}/acme/api" }, { repository: "${host}/acme/worker" }]`;
  const policy = `version: 1\nimages:\n  - name: runtime\n    ${images}\nprune: { delete: [{ registry: "${host}", by: packages }] }\n`;
  it.repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': policy } });
  const tagsOf = (name: string) => it.registry.registry.repository(`acme/${name}`).tags;
  const tag = (name: string, number: number, digest: string) =>
    it.registry.registry.repository(`acme/${name}`).tag(revision(number), digest, Date.now());
  const build = (name: string, number: number, seed = 'a') =>
    pushImage(it.registry, {
      repository: `acme/${name}`,
      tags: [`pending-${revision(number)}`],
      platforms: ['linux/amd64'],
      labels: { 'org.opencontainers.image.revision': revision(number), seed },
      created: new Date(Date.now() - 90 * 86_400_000 + number).toISOString(),
    }).digest;
  const promote = (api: string, worker: string) => {
    const file = `services:\n  a:\n    image: ${host}/acme/api@${api}\n  w:\n    image: ${host}/acme/worker@${worker}\n`;
    it.repository.commit({ branch: 'main', files: { 'compose.yaml': file } });
  };
  return { ...it, host, tagsOf, tag, build, promote };
}

/** A first promotion of both images, with its tags; answers the digest of the one that later promotions leave alone. */
function recorded(it: Awaited<ReturnType<typeof twoImages>>) {
  const [api, worker] = [it.build('api', 1), it.build('worker', 1)];
  it.promote(api, worker);
  it.tag('api', 1, api);
  it.tag('worker', 1, worker);
  return worker;
}

const planned = (report: Awaited<ReturnType<typeof runPrune>>) =>
  report.tagged.map(({ image, digest, tag }) => [image.split('/').at(-1), Number.parseInt(tag, 16), digest]);

it('gives members that did not move the tag of a promotion whose recording was missed', async () => {
  const it = await twoImages();
  const worker = recorded(it);
  const next = it.build('api', 2);
  it.registry.registry.repository('acme/worker').tag(`pending-${revision(2)}`, worker, Date.now());
  it.promote(next, worker);
  const report = await runPrune(it.deps, INPUTS);
  expect([report.refusals, report.notes]).toEqual([[], []]);
  expect(planned(report)).toEqual([
    ['api', 2, next],
    ['worker', 2, worker],
  ]);
  expect([it.tagsOf('worker').get(revision(1)), it.tagsOf('worker').get(revision(2))]).toEqual([worker, worker]);
  expect(planned(await runPrune(it.deps, INPUTS))).toEqual([]);
});

it('asks nothing about a promotion that has its tag on every image', async () => {
  const it = await twoImages();
  recorded(it);
  it.registry.requests.length = 0;
  await runPrune(it.deps, { ...INPUTS, dryRun: true });
  expect(it.registry.requests.filter(({ path }) => path.includes('/blobs/'))).toEqual([]);
});

it('puts no tag of a commit of whose build an image stayed behind', async () => {
  const it = await twoImages();
  const worker = recorded(it);
  const next = it.build('api', 2);
  it.build('worker', 2);
  it.promote(next, worker);
  const report = await runPrune(it.deps, INPUTS);
  expect(planned(report)).toEqual([]);
  expect(report.notes).toEqual([expect.stringContaining('worker stayed at')]);
});

it('moves no tag, and gives none to the rest of what another build was promoted under', async () => {
  const it = await twoImages();
  const [api, worker] = [it.build('api', 1), it.build('worker', 1)];
  it.promote(api, worker);
  it.tag('api', 1, it.build('api', 1, 'again'));
  it.registry.registry.repository('acme/api').untag(`pending-${revision(1)}`, Date.now());
  const report = await runPrune(it.deps, INPUTS);
  expect([planned(report), it.tagsOf('worker').has(revision(1))]).toEqual([[], false]);
  expect(report.notes).toEqual([expect.stringMatching(/api:0{39}1 stands for .*, and .* was promoted under it/)]);
});

it('gives a tag to neither of two builds of a commit that were both promoted', async () => {
  const it = await twoImages();
  const worker = it.build('worker', 1);
  const builds = [it.build('api', 1), it.build('api', 1, 'again')];
  for (const api of builds) it.promote(api, worker);
  const report = await runPrune(it.deps, INPUTS);
  expect([report.refusals, planned(report)]).toEqual([[], []]);
  expect(report.notes).toContainEqual(expect.stringContaining('more than one promoted digest'));
});

it('leaves out a promotion of which an image is gone', async () => {
  const it = await twoImages();
  const [api, worker] = [it.build('api', 1), it.build('worker', 1)];
  it.promote(api, worker);
  const [next, other] = [it.build('api', 2), it.build('worker', 2)];
  it.promote(next, other);
  it.registry.registry.repository('acme/worker').remove(worker, Date.now());
  const report = await runPrune(it.deps, INPUTS);
  expect([report.refusals, planned(report)]).toEqual([
    [],
    [
      ['api', 2, next],
      ['worker', 2, other],
    ],
  ]);
});
