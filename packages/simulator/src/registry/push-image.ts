import { digestOf } from './digest.ts';
import { DOCKER, OCI } from './media-types.ts';
import {
  DEFAULT_CREATED,
  type Described,
  describeVersion,
  type Holder,
  storeBlob,
  storeManifest,
  toBytes,
} from './store.ts';
import { type Layer, type LayerFiles, makeLayer } from './tar.ts';

type Labels = Readonly<Record<string, string>>;

export interface ImageInput {
  /** Such as `acme/api`, without the registry. */
  readonly repository: string;
  readonly tags?: readonly string[];
  /** `os/architecture[/variant]`: an index of one image each. Default: one image, no index. */
  readonly platforms?: readonly string[];
  /** For every platform alike, or by platform. */
  readonly labels?: Labels | ((platform: string) => Labels);
  readonly files?: LayerFiles;
  /** Instead of `files`: several layers, lowest first. */
  readonly layers?: readonly LayerFiles[];
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  /** `NAME=value` */
  readonly environment?: readonly string[];
  readonly user?: string;
  readonly workingDirectory?: string;
  /** Beside each platform's image the attestation (`unknown/unknown`) that a builder adds; needs `platforms`. */
  readonly attestations?: boolean;
  /** ISO 8601: in the configuration, and when the versions were pushed. Default: the first of January 2026. */
  readonly created?: string;
  /** Media types of Docker in place of OCI's. */
  readonly docker?: boolean;
  /** Further entries of the index, such as another index by `pushImage`'s answer. */
  readonly nested?: readonly string[];
}

export interface PushedImage {
  /** Of the index, or of the one image. */
  readonly digest: string;
  /** Of what the index lists: images by platform in their order, each followed by its attestation, then what was nested. */
  readonly children: readonly string[];
}

/** Puts an image into a registry in process; the same input gives the same digests in every run. */
export function pushImage(holder: Holder, input: ImageInput): PushedImage {
  const { platforms, nested = [], tags = [] } = input;
  if (platforms === undefined && nested.length === 0) {
    return { digest: pushPlatform(holder, input, 'linux/amd64', tags).digest, children: [] };
  }
  const entries = [
    ...(platforms ?? []).flatMap((platform) => pushEntries(holder, input, platform)),
    ...nested.map((digest) => described(holder, input.repository, digest)),
  ];
  const mediaType = typesOf(input).index;
  const { digest } = storeManifest(
    holder,
    { schemaVersion: 2, mediaType, manifests: entries },
    at(input, mediaType, tags),
  );
  return { digest, children: entries.map((entry) => entry.digest) };
}

const typesOf = ({ docker }: ImageInput) => (docker ? DOCKER : OCI);

const at = (
  { repository, created = DEFAULT_CREATED }: ImageInput,
  mediaType: string,
  tags: readonly string[] = [],
) => ({
  repository,
  mediaType,
  tags,
  at: Date.parse(created),
});

function described({ registry }: Holder, repository: string, digest: string): Described {
  const version = registry.repository(repository).find(digest);
  if (version === null) throw new Error(`${repository} has no ${digest}`);
  return describeVersion(version);
}

function pushEntries(holder: Holder, input: ImageInput, platform: string): Described[] {
  const image = pushPlatform(holder, input, platform);
  const entry = { ...image, platform: parsePlatform(platform) };
  return input.attestations ? [entry, pushAttestation(holder, input, image.digest)] : [entry];
}

function parsePlatform(platform: string) {
  const [os, architecture, variant] = platform.split('/');
  return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}

const layers = new WeakMap<LayerFiles, Layer>();

/** Ten thousand images of the same files compress them once. */
function layerOf(files: LayerFiles): Layer {
  const layer = layers.get(files) ?? makeLayer(files);
  layers.set(files, layer);
  return layer;
}

const NO_FILES: LayerFiles = {};

function pushPlatform(holder: Holder, input: ImageInput, platform: string, tags: readonly string[] = []): Described {
  const contents = (input.layers ?? [input.files ?? NO_FILES]).map(layerOf);
  const { manifest: mediaType } = typesOf(input);
  const config = storeBlob(holder, input.repository, toBytes(configOf(input, platform, contents)), OCI.config);
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config,
    layers: contents.map(({ gzip }) => storeBlob(holder, input.repository, gzip, OCI.layer)),
  };
  return describeVersion(storeManifest(holder, manifest, at(input, mediaType, tags)));
}

function configOf(input: ImageInput, platform: string, contents: readonly Layer[]) {
  const { labels = {}, created = DEFAULT_CREATED, entryPoint, command, environment, user, workingDirectory } = input;
  return {
    created,
    ...parsePlatform(platform),
    config: {
      Labels: typeof labels === 'function' ? labels(platform) : labels,
      Entrypoint: entryPoint,
      Cmd: command,
      Env: environment,
      User: user,
      WorkingDir: workingDirectory,
    },
    rootfs: { type: 'layers', diff_ids: contents.map(({ tar }) => digestOf(tar)) },
  };
}

/** As BuildKit attaches provenance: a child of a platform that no machine has. */
function pushAttestation(holder: Holder, input: ImageInput, subject: string) {
  const statement = { _type: 'https://in-toto.io/Statement/v0.1', subject: [{ digest: { sha256: subject.slice(7) } }] };
  const config = { architecture: 'unknown', os: 'unknown', config: {}, rootfs: { type: 'layers', diff_ids: [] } };
  const manifest = {
    schemaVersion: 2,
    mediaType: OCI.manifest,
    config: storeBlob(holder, input.repository, toBytes(config), OCI.config),
    layers: [storeBlob(holder, input.repository, toBytes(statement), 'application/vnd.in-toto+json')],
  };
  return {
    ...describeVersion(storeManifest(holder, manifest, at(input, OCI.manifest))),
    annotations: { 'vnd.docker.reference.digest': subject, 'vnd.docker.reference.type': 'attestation-manifest' },
    platform: { architecture: 'unknown', os: 'unknown' },
  };
}
