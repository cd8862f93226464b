import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../digest.ts';
import { parseManifest } from '../manifests/parse.ts';
import { openRegistry } from '../open-registry.ts';
import type { RawManifest } from '../port.ts';
import { contentOf, descriptorOf, document, imageOf, indexOf, type Scripted, serve } from '../testing.ts';
import { type Claims, type FakeSigstore, startSigstore } from './testing/sigstore.ts';
import { verifyProvenance } from './verify.ts';

const TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const WORKFLOW = 'acme/images/.github/workflows/build.yml';
const MAIN = 'refs/heads/main';
const ISSUER = 'https://token.actions.githubusercontent.com';
const REVISION = 'c'.repeat(40);
const policy = { issuer: ISSUER, workflow: WORKFLOW, sourceRef: MAIN };
const CLAIMS: Claims = {
  iss: ISSUER,
  sub: `https://github.com/${WORKFLOW}@${MAIN}`,
  repository: 'acme/images',
  ref: MAIN,
  sha: REVISION,
};
const image = imageOf({}).manifest;
const other = imageOf({ architecture: 'arm64' }).manifest;
const hex = (digest: string) => ({ sha256: digest.replace('sha256:', '') });
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'api', digest: hex(image.digest) }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {},
};

let sigstore: FakeSigstore;
beforeAll(async () => {
  sigstore = await startSigstore();
});
afterAll(() => sigstore.close());

let bundles: (object | string)[] = [];
let typed: boolean;
let server: Scripted;
beforeEach(async () => {
  bundles = [];
  typed = true;
  server = await serve((asked) => content()(asked));
});
afterEach(() => server.close());

/** The image with what was attached to it, by the tag that stands in for the referrers API. */
function content() {
  const blobs = bundles.map((bundle) => Buffer.from(typeof bundle === 'string' ? bundle : JSON.stringify(bundle)));
  const manifests = blobs.map((blob) =>
    document('application/vnd.oci.image.manifest.v1+json', {
      artifactType: TYPE,
      config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: digestOf(Buffer.from('{}')), size: 2 },
      layers: [{ mediaType: TYPE, digest: digestOf(blob), size: blob.length }],
      subject: descriptorOf(image),
    }),
  );
  const listed = manifests.map((manifest) => descriptorOf(manifest, typed ? { artifactType: TYPE } : {}));
  const named: Record<string, RawManifest> = { v1: image };
  manifests.forEach((manifest, n) => {
    named[`attached${n}`] = manifest;
  });
  if (listed.length > 0) named[image.digest.replace(':', '-')] = indexOf(listed);
  return contentOf(named, blobs);
}

const verify = (more: object = {}) =>
  verifyProvenance({
    registry: openRegistry({ credentials: [], unitMs: 1 }),
    image: `${server.host}/acme/api`,
    digest: image.digest,
    policy,
    trust: sigstore.trust,
    ...more,
  });

test('built by the workflow that policy names', async () => {
  bundles = [await sigstore.attest(STATEMENT, CLAIMS)];
  expect(await verify()).toEqual({
    outcome: 'passed',
    detail: `built by https://github.com/${WORKFLOW}@${MAIN}`,
    workflow: `https://github.com/${WORKFLOW}@${MAIN}`,
    sourceRef: MAIN,
    revision: REVISION,
  });
  typed = false;
  expect(await verify()).toMatchObject({ outcome: 'passed' });
});

test('nothing attached, or only something else, is absent', async () => {
  expect(await verify()).toMatchObject({ outcome: 'absent' });
  bundles = [await sigstore.attest({ ...STATEMENT, predicateType: 'https://spdx.dev/Document/v2.3' }, CLAIMS)];
  expect(await verify()).toMatchObject({ outcome: 'absent' });
});

test('one that holds is enough, whatever else was attached', async () => {
  bundles = [
    'no json',
    '{}',
    await sigstore.attest(STATEMENT, { ...CLAIMS, ref: 'refs/heads/x' }),
    await sigstore.attest(STATEMENT, CLAIMS),
  ];
  expect(await verify()).toMatchObject({ outcome: 'passed' });
});

test.each<[string, Claims, string]>([
  ['another issuer', { iss: 'https://issuer.example' }, 'invalid certificate extension'],
  [
    'another workflow',
    { sub: `https://github.com/acme/images/.github/workflows/test.yml@${MAIN}` },
    'certificate identity',
  ],
  ['the workflow of a branch', { sub: `https://github.com/${WORKFLOW}@refs/heads/x` }, 'certificate identity'],
  [
    'a workflow that ends alike',
    { sub: `https://github.com/evil/x?https://github.com/${WORKFLOW}@${MAIN}` },
    'certificate identity',
  ],
  ['a ref that begins alike', { sub: `https://github.com/${WORKFLOW}@${MAIN}2` }, 'certificate identity'],
  [
    'a name that only a pattern takes for it',
    { sub: `https://github.com/${WORKFLOW.replace('build.yml', 'buildxyml')}@${MAIN}` },
    'certificate identity',
  ],
  ['another source ref', { ref: 'refs/heads/x' }, 'it was built from refs/heads/x'],
  ['no commit', { sha: 'main' }, 'its certificate names no commit'],
  ['another source repository', { repository: 'evil/fork' }, 'it was built from https://github.com/evil/fork'],
])('signed for %s', async (_, claims, reason) => {
  bundles = [await sigstore.attest(STATEMENT, { ...CLAIMS, ...claims })];
  expect(await verify()).toMatchObject({ outcome: 'failed', detail: expect.stringContaining(reason) });
});

test('a workflow that others call is held to the repository that calls it', async () => {
  bundles = [await sigstore.attest(STATEMENT, { ...CLAIMS, repository: 'acme/product' })];
  expect(await verify()).toMatchObject({ outcome: 'failed' });
  expect(await verify({ source: 'acme/product' })).toMatchObject({ outcome: 'passed' });
});

test('a workflow that others call has a ref of its own', async () => {
  const called = `${WORKFLOW}@refs/tags/v1`;
  bundles = [await sigstore.attest(STATEMENT, { ...CLAIMS, sub: `https://github.com/${called}` })];
  expect(await verify()).toMatchObject({ outcome: 'failed' });
  expect(await verify({ policy: { ...policy, workflow: called } })).toMatchObject({
    outcome: 'passed',
    sourceRef: MAIN,
  });
});

test('a statement about another digest', async () => {
  bundles = [await sigstore.attest({ ...STATEMENT, subject: [{ digest: hex(other.digest) }] }, CLAIMS)];
  expect(await verify()).toEqual({
    outcome: 'failed',
    detail: 'no attestation holds: an attestation is about another digest',
  });
});

type Bundle = Record<string, Record<string, unknown>>;
const changed = async (change: (bundle: Bundle) => void) => {
  const bundle = structuredClone(await sigstore.attest(STATEMENT, CLAIMS)) as Bundle;
  change(bundle);
  return bundle;
};

test.each<[string, (bundle: Bundle) => void]>([
  [
    'another payload under the same signature',
    ({ dsseEnvelope = {} }) => {
      const payload = { ...STATEMENT, predicate: { more: true } };
      dsseEnvelope.payload = Buffer.from(JSON.stringify(payload)).toString('base64');
    },
  ],
  [
    'no entry of the log',
    ({ verificationMaterial = {} }) => {
      verificationMaterial.tlogEntries = [];
    },
  ],
  [
    'a second signature beside it',
    (bundle) => {
      bundle.messageSignature = { messageDigest: {}, signature: '' };
    },
  ],
  [
    'no envelope',
    (bundle) => {
      delete bundle.dsseEnvelope;
    },
  ],
])('damaged: %s', async (_, change) => {
  bundles = [await changed(change)];
  expect(await verify()).toMatchObject({ outcome: 'failed' });
});

test('signed under an authority that nobody trusts', async () => {
  const stranger = await startSigstore();
  try {
    bundles = [await stranger.attest(STATEMENT, CLAIMS)];
    expect(await verify()).toMatchObject({ outcome: 'failed' });
  } finally {
    await stranger.close();
  }
});

test('when nobody can say whom to trust, it is an error and not a verdict', async () => {
  bundles = [await sigstore.attest(STATEMENT, CLAIMS)];
  const trust = { ...sigstore.trust, mirrorUrl: 'http://127.0.0.1:1' };
  await expect(verify({ trust })).rejects.toMatchObject({ code: 'unavailable' });
});

test('an attestation that cannot be read is an error and not absent', async () => {
  bundles = [await sigstore.attest(STATEMENT, CLAIMS)];
  const registry = openRegistry({ credentials: [], unitMs: 1 });
  const readBlob = () => Promise.reject(new Error('gone'));
  await expect(verify({ registry: { ...registry, readBlob } })).rejects.toThrow('gone');
});

test('more attestations than anybody needs are refused before they are read', async () => {
  const layer = { mediaType: TYPE, digest: image.digest, size: 4_000_000 };
  const attached = document('application/vnd.oci.image.manifest.v1+json', {
    config: layer,
    layers: Array.from({ length: 101 }, () => layer),
  });
  const readBlob = () => Promise.reject(new Error('nothing may be read'));
  const registry = {
    referrers: async () => [descriptorOf(attached)],
    readManifest: async () => parseManifest(attached, 'it'),
    readBlob,
  };
  await expect(verify({ registry })).rejects.toMatchObject({ code: 'too-large' });
});
