import { openRegistry } from '@gatehouse/registry';
import { pushImage, type RegistryFault, startRegistry } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { checkPins } from './check.ts';

const GONE = `sha256:${'0'.repeat(64)}`;

/** A registry with one image, and what is found of pins of it. */
async function scene() {
  const simulated = await startRegistry();
  onTestFinished(() => simulated.close());
  const image = `${simulated.host}/acme/api`;
  const { digest, children } = pushImage(simulated, {
    repository: 'acme/api',
    tags: ['a'],
    platforms: ['linux/amd64', 'linux/arm64'],
  });
  const registry = openRegistry({ credentials: [], unitMs: 0 });
  const look = async (digests: readonly string[], name = image) => {
    const pins = digests.map((one, at) => ({
      ...{ path: 'a.yaml', line: at + 1, key: '', image: name, tag: null },
      digest: one,
    }));
    const [report] = await checkPins(registry, [{ set: null, pins, problems: [] }], new Date());
    return report;
  };
  return { simulated, image, digest, children, look };
}

test('what is not found is gone where the repository shows its tags', async () => {
  const it = await scene();
  const report = await it.look([GONE]);
  expect(report).toMatchObject({ state: 'dead', dead: [{ missing: [`the image itself (${GONE})`] }], refusals: [] });
});

test('what is not found is gone where another pin of the repository is there, and nobody asks for tags then', async () => {
  const it = await scene();
  it.simulated.faults.add({ match: { path: /tags\/list/ }, do: { kind: 'not-found' } });
  expect(await it.look([GONE, it.digest])).toMatchObject({ state: 'dead', dead: [{ digest: GONE }], refusals: [] });
  expect(it.simulated.requests.filter(({ path }) => path.includes('/tags/'))).toEqual([]);
});

test.each<[string, RegistryFault]>([
  ['401', { kind: 'unauthorized' }],
  ['403', { kind: 'forbidden' }],
  ['404 of everything, as for what may not be seen', { kind: 'not-found' }],
  ['405', { kind: 'unsupported' }],
  ['410', { kind: 'status', status: 410 }],
  ['429', { kind: 'too-many-requests', retryAfter: 3600 }],
  ['451', { kind: 'status', status: 451 }],
  ['500', { kind: 'status', status: 500 }],
  ['503', { kind: 'status', status: 503 }],
  ['nothing', { kind: 'no-answer' }],
])('a registry that answers %s does not say that a pin is gone', async (_what, fault) => {
  const it = await scene();
  it.simulated.faults.add({ do: fault });
  const report = await it.look([GONE, it.digest]);
  expect(report).toMatchObject({ state: 'unknown', dead: [] });
  expect(report?.refusals.map(({ rule, place }) => `${rule} ${place}`)).toEqual([
    `pins/unknown ${it.image}@${GONE}`,
    `pins/unknown ${it.image}@${it.digest}`,
  ]);
});

test('a repository that is not there, or not shown, is unknown, and what to do is said', async () => {
  const it = await scene();
  const name = `${it.simulated.host}/acme/hidden`;
  expect((await it.look([GONE], name))?.refusals).toEqual([
    {
      rule: 'pins/unknown',
      place: `${name}@${GONE}`,
      message: `Whether ${name}, pinned at a.yaml:1, is still there is not known: the registry shows nothing of ${name}: it was deleted, or these credentials may not see it.`,
      fix: 'Give credentials that may read it; where it was deleted, restore it or pin another image.',
    },
  ]);
});

test('a child is gone where its index is there', async () => {
  const it = await scene();
  const [child = ''] = it.children;
  it.simulated.registry.repository('acme/api').remove(child, 0);
  expect((await it.look([it.digest]))?.dead).toMatchObject([{ missing: [`linux/amd64 (${child})`] }]);
});

test('of an index that is there and cannot be read nothing is known', async () => {
  const it = await scene();
  it.simulated.faults.add({ match: { method: 'GET', path: /manifests/ }, do: { kind: 'not-found' } });
  expect(await it.look([it.digest])).toMatchObject({ state: 'unknown', dead: [] });
});
