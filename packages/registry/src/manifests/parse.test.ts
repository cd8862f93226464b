import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { parseConfig } from './config.ts';
import { OCI_INDEX, OCI_MANIFEST } from './media-types.ts';
import { parseManifest } from './parse.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const descriptor = { mediaType: OCI_MANIFEST, digest, size: 7 };
const image = { schemaVersion: 2, config: { ...descriptor, mediaType: 'application/x' }, layers: [descriptor] };
const index = { schemaVersion: 2, manifests: [descriptor] };

const parse = (content: unknown, mediaType = OCI_MANIFEST) => {
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return parseManifest({ digest: digestOf(bytes), mediaType, bytes }, 'it');
};

test('an image, with what it refers to', () => {
  const found = parse({ ...image, artifactType: 'application/y', subject: descriptor });
  expect(found).toMatchObject({
    kind: 'image',
    config: { mediaType: 'application/x' },
    layers: [descriptor],
    subject: descriptor,
    artifactType: 'application/y',
  });
});

test('an index, with platforms and annotations', () => {
  const child = {
    ...descriptor,
    platform: { os: 'linux', architecture: 'arm', variant: 'v7', 'os.version': '1' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  };
  expect(parse({ ...index, manifests: [child] }, OCI_INDEX)).toMatchObject({
    kind: 'index',
    subject: null,
    artifactType: null,
    manifests: [{ ...descriptor, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } }],
  });
});

test('a document says what it is where the registry does not', () => {
  expect(parse({ ...index, mediaType: OCI_INDEX }, 'application/json').kind).toBe('index');
  expect(parse({ ...index, mediaType: OCI_INDEX }, '').mediaType).toBe(OCI_INDEX);
});

test.each<[string, unknown, string?]>([
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['another encoding', '{"a":"\xff"}'],
  ['schema version 1', { ...image, schemaVersion: 1 }],
  ['a schema version in words', { ...image, schemaVersion: '2' }],
  ['no schema version', { ...image, schemaVersion: undefined }],
  ['an unknown type', image, 'application/vnd.docker.distribution.manifest.v1+prettyjws'],
  ['no type at all', image, 'application/json'],
  ['a type that the registry contradicts', { ...index, mediaType: OCI_INDEX }, OCI_MANIFEST],
  ['an image that is an index too', { ...image, manifests: [] }],
  ['an index that is an image too', { ...index, layers: [] }, OCI_INDEX],
  ['no configuration', { ...image, config: undefined }],
  ['layers that are no list', { ...image, layers: {} }],
  ['a digest in upper case', { ...index, manifests: [{ ...descriptor, digest: digest.toUpperCase() }] }, OCI_INDEX],
  ['a short digest', { ...index, manifests: [{ ...descriptor, digest: 'sha256:abc' }] }, OCI_INDEX],
  ['a digest with a path', { ...index, manifests: [{ ...descriptor, digest: `${digest}/../x` }] }, OCI_INDEX],
  ['another algorithm', { ...index, manifests: [{ ...descriptor, digest: `sha512:${'a'.repeat(128)}` }] }, OCI_INDEX],
  ['a negative size', { ...image, layers: [{ ...descriptor, size: -1 }] }],
  ['half a byte', { ...image, layers: [{ ...descriptor, size: 0.5 }] }],
  ['a size in words', { ...image, layers: [{ ...descriptor, size: '7' }] }],
  ['a size without end', { ...image, layers: [{ ...descriptor, size: 1e300 }] }],
  ['a child that is none', { ...index, manifests: [null] }, OCI_INDEX],
  ['a platform that is none', { ...index, manifests: [{ ...descriptor, platform: 'linux' }] }, OCI_INDEX],
  ['a subject that is none', { ...image, subject: 'x' }],
  ['annotations that are no texts', { ...image, layers: [{ ...descriptor, annotations: { a: 1 } }] }],
])('refused: %s', (_, content, mediaType) => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(JSON.stringify(content));
  const raw = { digest, mediaType: mediaType ?? OCI_MANIFEST, bytes };
  expect(() => parseManifest(raw, 'it')).toThrow(expect.objectContaining({ code: 'unsupported' }));
});

test('thousands of children are too many', () => {
  const manifests = Array.from({ length: 2001 }, () => descriptor);
  expect(() => parse({ ...index, manifests }, OCI_INDEX)).toThrow(expect.objectContaining({ code: 'too-large' }));
});

test('whatever the bytes: a manifest, or an error of the closed list', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.json().map((json) => `{"schemaVersion":2,"manifests":${json}}`),
      ),
      (text) => {
        for (const mediaType of [OCI_INDEX, OCI_MANIFEST]) {
          try {
            parse(text, mediaType);
          } catch (error) {
            expect(error).toBeInstanceOf(RegistryError);
          }
        }
      },
    ),
  );
});

const config = (content: object) => parseConfig(Buffer.from(JSON.stringify(content)), 'it');

test('a configuration, with what Go leaves out or writes as null', () => {
  const platform = { os: 'linux', architecture: 'arm64' };
  expect(config({ ...platform, variant: 'v8', config: { Labels: null, Entrypoint: null } })).toEqual({
    platform: { ...platform, variant: 'v8' },
    labels: {},
    created: null,
    entryPoint: [],
    command: [],
    environment: [],
    user: '',
    workingDirectory: '',
  });
  const full = { Labels: { a: 'b' }, Entrypoint: ['/a'], Cmd: ['-x'], Env: ['A=b'], User: '65532', WorkingDir: '/' };
  expect(config({ ...platform, created: '2026-01-02T03:04:05Z', config: full })).toMatchObject({
    labels: { a: 'b' },
    created: '2026-01-02T03:04:05Z',
    entryPoint: ['/a'],
    command: ['-x'],
    environment: ['A=b'],
    user: '65532',
    workingDirectory: '/',
  });
});

test('a label called like a part of every object is a label', () => {
  const bytes = Buffer.from('{"os":"a","architecture":"b","config":{"Labels":{"__proto__":"c"}}}');
  expect(Object.entries(parseConfig(bytes, 'it').labels)).toEqual([['__proto__', 'c']]);
});

test.each([
  {},
  { os: 'linux' },
  { os: 'linux', architecture: 'amd64', config: [] },
  { os: 'linux', architecture: 'amd64', config: { Labels: [] } },
  { os: 'linux', architecture: 'amd64', config: { Labels: { a: 1 } } },
  { os: 'linux', architecture: 'amd64', config: { Env: 'A=b' } },
  { os: 'linux', architecture: 'amd64', config: { Cmd: [1] } },
  { os: 'linux', architecture: 'amd64', config: { User: 0 } },
])('no configuration: %j', (content) => {
  expect(() => config(content)).toThrow(expect.objectContaining({ code: 'unsupported' }));
});

const built = { os: 'linux', architecture: 'amd64', config: { Labels: { a: '1' }, Entrypoint: ['/a'] } };
const text = (value: unknown) => JSON.stringify(value);
const platform = { os: 'unknown', architecture: 'unknown', OS: 'linux' };

/** Container engines are written in Go: its JSON takes keys in any case, and puts the parts of a key that comes twice together. */
test.each<[string, string, string?]>([
  ['layers under two spellings', text({ ...image, Layers: [] })],
  ['a configuration under two spellings', text({ ...image, Config: descriptor })],
  ['children under two spellings', text({ ...index, Manifests: [] }), OCI_INDEX],
  ['a letter that is the capital of another', text({ ...index, 'manife\u017Fts': [] }), OCI_INDEX],
  ['a digest under two spellings', text({ ...index, manifests: [{ ...descriptor, Digest: digest }] }), OCI_INDEX],
  ['a platform under two spellings', text({ ...index, manifests: [{ ...descriptor, platform }] }), OCI_INDEX],
  ['layers twice', text(image).replace('{', '{"layers":[],')],
  ['a digest twice', text(image).replace('"size"', `"d\\u0069gest":"${digest}","size"`)],
])('%s is not understood', (_what, content, mediaType) => {
  expect(() => parse(content, mediaType)).toThrow(RegistryError);
});

test.each<[string, string]>([
  ['labels under two spellings', text({ ...built, config: { ...built.config, labels: {} } })],
  ['a part under two spellings', text({ ...built, Config: { Entrypoint: ['/b'] } })],
  ['a part twice', text(built).replace('{', '{"config":{"Cmd":["x"]},')],
  ['a label twice', text(built).replace('"a"', '"a":"2","a"')],
])('a configuration with %s is not understood', (_what, content) => {
  expect(() => parseConfig(Buffer.from(content), 'it')).toThrow(RegistryError);
});

test('names that people choose may differ by case alone, and hold anything', () => {
  const labels = { a: '1', A: '2', digest: 'x', Digest: '{"a":1,"a":2}', 'q"\\': ': "a": {' };
  expect(parseConfig(Buffer.from(text({ ...built, config: { Labels: labels } })), 'it').labels).toEqual(labels);
  expect(parse({ ...image, annotations: labels }).kind).toBe('image');
});
