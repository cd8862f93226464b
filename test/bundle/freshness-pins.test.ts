import { pushImage } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { type FreshnessScene, freshnessScene, issuesOf, runFreshness } from './freshness.ts';
import { pod } from './pods.ts';

const SETS = (host: string) =>
  `images:
  - name: runtime
    images: [{ repository: ${host}/acme/api }]
  - name: tools
    images: [{ repository: ${host}/acme/cli }]
`;
const RUNTIME = 'Images pinned by the set runtime are gone from their registry';

interface Pinned extends FreshnessScene {
  readonly api: { readonly digest: string; readonly children: readonly string[] };
  readonly cli: { readonly digest: string };
}

async function pinned(policy: (host: string) => string): Promise<Pinned> {
  const it = await freshnessScene({ policy });
  const { registry } = it;
  const { host } = registry;
  const platforms = ['linux/amd64', 'linux/arm64'];
  const api = pushImage(registry, { repository: 'acme/api', tags: ['a'], platforms, attestations: true });
  const cli = pushImage(registry, { repository: 'acme/cli', tags: ['a'] });
  const images = [`${host}/acme/api@${api.digest}`, `${host}/acme/cli:v1@${cli.digest}`];
  const files = { 'apps/a.yaml': pod(images), 'apps/b.yaml': pod(images) };
  it.repository.commit({ branch: 'main', files });
  return { ...it, api, cli };
}

const drop = ({ registry }: Pinned, repository: string, digest: string) => {
  const images = registry.registry.repository(repository);
  expect(images.find(digest)).not.toBeNull();
  images.remove(digest, 0);
};

test('each pinned digest and each of its children is asked for once, and all being there is no issue', async () => {
  const it = await pinned(SETS);
  const run = await runFreshness(it);
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'nothing', 'dead-pins': '0' } });
  expect(run.report).toMatchObject({
    pins: [
      { set: 'runtime', state: 'alive', pins: 2, digests: 1 },
      { set: 'tools', state: 'alive', pins: 2, digests: 1 },
    ],
  });
  const asked = it.registry.requests.filter(({ path }) => path.includes('/manifests/'));
  expect(asked.map(({ method }) => method).sort()).toEqual(['GET', 'HEAD', 'HEAD', 'HEAD', 'HEAD', 'HEAD', 'HEAD']);
  expect(new Set(asked.map(({ method, path }) => `${method} ${path}`)).size).toBe(7);
}, 60_000);

test('a deleted child makes an issue for its set alone, which closes once all is back', async () => {
  const it = await pinned(SETS);
  const [, , arm64 = ''] = it.api.children;
  drop(it, 'acme/api', arm64);
  const run = await runFreshness(it);
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'dead-pins': '1' } });
  expect(issuesOf(it)).toEqual([`#1 open ${RUNTIME}`]);
  expect(run.log).toMatch(/::warning title=pins\/dead::.*linux\/arm64/);
  const { body } = it.repository.conversation.issue(1);
  expect(body).toContain('<code>linux/arm64 (sha256&#58;');
  expect(body).toContain('<code>apps/a.yaml&#58;7</code>, <code>apps/b.yaml&#58;7</code>');

  const down = it.registry.faults.add({ do: { kind: 'forbidden' } });
  const unknown = await runFreshness(it);
  expect(unknown).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(unknown.log).toContain('pins/unknown at ');
  expect(issuesOf(it)).toEqual([`#1 open ${RUNTIME}`]);
  down.remove();

  pushImage(it.registry, {
    repository: 'acme/api',
    tags: ['a'],
    platforms: ['linux/amd64', 'linux/arm64'],
    attestations: true,
  });
  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 closed completed ${RUNTIME}`]);
}, 120_000);

test('without image sets every image by digest is looked at', async () => {
  const it = await pinned(() => '');
  drop(it, 'acme/cli', it.cli.digest);
  const run = await runFreshness(it);
  expect(run.outputs['dead-pins']).toBe('1');
  expect(issuesOf(it)).toEqual(['#1 open Images pinned by this repository are gone from their registry']);
}, 60_000);

test('policy can switch it off, and then no registry is asked', async () => {
  const it = await pinned((host) => `${SETS(host)}freshness: { dead-pins: false }\n`);
  expect(await runFreshness(it)).toMatchObject({ exit: 0, outputs: { outcome: 'nothing' } });
  expect(it.registry.requests).toEqual([]);
}, 60_000);
