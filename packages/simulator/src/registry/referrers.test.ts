import { afterEach, expect, it } from 'vitest';
import { OCI } from './media-types.ts';
import { pushImage } from './push-image.ts';
import { pushReferrer, pushSignature } from './push-referrer.ts';
import { type SimulatedRegistry, startRegistry } from './server.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

let registry: SimulatedRegistry;

afterEach(() => registry.close());

const get = (path: string) => fetch(`${registry.url}/v2/acme/api${path}`, { headers: { accept: '*/*' } });

async function listed(path: string) {
  const { manifests } = (await (await get(path)).json()) as { manifests: { digest: string; artifactType: string }[] };
  return manifests.map(({ digest, artifactType }) => [digest, artifactType]);
}

it('lists what has a digest as its subject, of all types or one', async () => {
  registry = await startRegistry();
  const { digest } = pushImage(registry, { repository: 'acme/api', tags: ['v1'] });
  const bundle = pushReferrer(registry, { repository: 'acme/api', subject: digest, artifactType: BUNDLE });
  const sbom = pushReferrer(registry, { repository: 'acme/api', subject: digest, artifactType: 'text/sbom' });
  expect(await listed(`/referrers/${digest}`)).toEqual([
    [bundle, BUNDLE],
    [sbom, 'text/sbom'],
  ]);
  const filtered = await get(`/referrers/${digest}?artifactType=${encodeURIComponent(BUNDLE)}`);
  expect([filtered.headers.get('oci-filters-applied'), filtered.headers.get('content-type')]).toEqual([
    'artifactType',
    OCI.index,
  ]);
  expect(((await filtered.json()) as { manifests: unknown[] }).manifests).toHaveLength(1);
  expect(await listed(`/referrers/sha256:${'0'.repeat(64)}`)).toEqual([]);
  expect((await get('/referrers/v1')).status).toBe(400);
  expect([...registry.registry.repository('acme/api').tags.keys()]).toEqual(['v1']);
});

it.each([
  [false, 404],
  ['empty', 200],
] as const)('has a fallback tag where the API is %s', async (referrers, status) => {
  registry = await startRegistry({ switches: { referrers } });
  const { digest } = pushImage(registry, { repository: 'acme/api', tags: ['v1'] });
  const pushed = ['a/a', 'b/b'].map((artifactType) => [
    pushReferrer(registry, { repository: 'acme/api', subject: digest, artifactType }),
    artifactType,
  ]);
  const api = await get(`/referrers/${digest}`);
  expect(api.status).toBe(status);
  if (status === 200) expect(await listed(`/referrers/${digest}`)).toEqual([]);
  expect(await listed(`/manifests/${digest.replace(':', '-')}`)).toEqual(pushed);
});

it("puts cosign's signatures beside an image, under tags of their own", async () => {
  registry = await startRegistry({ kind: 'ghcr', auth: 'none' });
  const { digest } = pushImage(registry, { repository: 'acme/api', tags: ['v1'] });
  const pushed = (['sig', 'att', 'sbom'] as const).map((kind) =>
    pushSignature(registry, { repository: 'acme/api', digest, kind }),
  );
  const tag = digest.replace(':', '-');
  const { tags } = registry.registry.repository('acme/api');
  expect(['sig', 'att', 'sbom'].map((kind) => tags.get(`${tag}.${kind}`))).toEqual(pushed);
  expect(new Set(pushed).size).toBe(3);
});
