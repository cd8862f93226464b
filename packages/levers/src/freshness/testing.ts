import { createHash } from 'node:crypto';
import type { CommitsSince, IssueKeeper, KeptIssue, TreeEntry } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';
import { type Descriptor, type Manifest, RegistryError } from '@gatehouse/registry';
import type { FreshnessDeps, FreshnessInputs } from './types.ts';

const TIP = 'f'.repeat(40);
export const PIN = 'a'.repeat(40);
export const SOURCE_TIP = 'b'.repeat(40);
const NOW = new Date('2026-11-20T12:00:00Z');

export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const INDEX = 'application/vnd.oci.image.index.v1+json';
const IMAGE = 'application/vnd.oci.image.manifest.v1+json';

/** What a registry has: `image@digest` with the children of an index, null for an image, or an error; and `image` where its tags may be read. */
type Contents = Readonly<Record<string, readonly string[] | null | RegistryError>>;

const notThere = (what: string) => new RegistryError('not-found', `${what}: answered 404`, 'Check the name.');

export interface World {
  readonly files: Readonly<Record<string, string>>;
  /** By `owner/name`; an error is thrown. */
  readonly sources: Readonly<Record<string, (CommitsSince & { readonly paths?: readonly string[] }) | GatehouseError>>;
  readonly registry: Contents;
}

export const INPUTS: FreshnessInputs = {
  policy: '.github/gatehouse.yml',
  ref: 'refs/heads/main',
  sourceToken: false,
  dryRun: false,
  simulateStale: false,
};

/** Everything a run of freshness touches, in memory. */
export function memoryDeps(world: World) {
  const issues: KeptIssue[] = [];
  const writes: string[] = [];
  const asked: string[] = [];
  const log: string[] = [];
  const clock = { now: NOW };
  const deps: FreshnessDeps = {
    repository: repositoryOf(world),
    issues: issueKeeper(issues, writes, () => clock.now),
    source: (name) => sourceOf(world, name, asked),
    registry: () => registryOf(world.registry, asked),
    io: { log: (line) => void log.push(line) },
    clock: () => clock.now,
    place: { repository: 'o/r', serverUrl: 'https://forge', runUrl: null },
  };
  return { deps, issues, writes, asked, log, clock };
}

function entriesOf(files: Readonly<Record<string, string>>): readonly TreeEntry[] {
  return Object.entries(files).map(([path, text]) => ({
    path,
    mode: '100644',
    oid: digestOf(text).slice(7, 47),
    size: Buffer.byteLength(text),
  }));
}

function repositoryOf({ files }: World): FreshnessDeps['repository'] {
  const blobs = () => new Map(Object.values(files).map((text) => [digestOf(text).slice(7, 47), Buffer.from(text)]));
  return {
    readDefaultBranch: async () => ({ name: 'main', commit: TIP }),
    readTree: async () => entriesOf(files),
    readBlobs: async (oids) => new Map(oids.map((oid) => [oid, blobs().get(oid) ?? new Uint8Array()])),
  };
}

function sourceOf({ sources }: World, name: string, asked: string[]): ReturnType<FreshnessDeps['source']> {
  const source = sources[name] ?? new GatehouseError('not-found', `no repository ${name}`, 'Correct its name.');
  const read = () => {
    if (source instanceof GatehouseError) throw source;
    return source;
  };
  return {
    readTree: async () => entriesOf(Object.fromEntries((read().paths ?? []).map((path) => [path, path]))),
    readCommitsSince: async ({ paths, changed }) => {
      asked.push(`${name} ${paths?.join(' ') ?? 'all'}${changed ? ' changed' : ''}`);
      return read();
    },
  };
}

function registryOf(contents: Contents, asked: string[]): ReturnType<FreshnessDeps['registry']> {
  const find = (image: string, reference: string, how: string) => {
    const name = `${image}@${reference}`;
    asked.push(`${how} ${name}`);
    const found = contents[name];
    if (found instanceof RegistryError) throw found;
    return found;
  };
  const descriptor = (digest: string, mediaType: string): Descriptor => ({ digest, mediaType, size: 1 });
  return {
    headManifest: async (image, reference) => {
      const found = find(image, reference, 'HEAD');
      return found === undefined ? null : descriptor(reference, found === null ? IMAGE : INDEX);
    },
    readManifest: async (image, reference): Promise<Manifest> => {
      const children = find(image, reference, 'GET') ?? [];
      const manifests = children.map((digest) => {
        const child = contents[`${image}@${digest}`];
        return descriptor(digest, Array.isArray(child) ? INDEX : IMAGE);
      });
      const raw = { digest: reference, mediaType: INDEX, bytes: new Uint8Array(), subject: null, artifactType: null };
      return { ...raw, kind: 'index', manifests };
    },
    // An image without a digest is a repository that may be read.
    listTags: async (image) => {
      asked.push(`TAGS ${image}`);
      const found = contents[image];
      if (found instanceof RegistryError) throw found;
      if (found === undefined) throw notThere(image);
      return [];
    },
  };
}

function issueKeeper(issues: KeptIssue[], writes: string[], now: () => Date): IssueKeeper {
  return {
    listIssues: async () => issues.map((issue) => ({ ...issue })),
    createIssue: async ({ title, body, labels }) => {
      const number = issues.length + 1;
      const facts = { state: 'open', closedAt: null, closedBy: null, author: 'bot', viewerDidAuthor: true } as const;
      const issue = { number, title, body, ...facts, url: `https://forge/o/r/issues/${number}` };
      issues.push(issue);
      writes.push(`create #${number} ${title} [${labels.join(' ')}]`);
      return { ...issue };
    },
    updateIssue: async (number, { stateReason, ...change }) => {
      writes.push(`${change.state ?? 'edit'} #${number}${stateReason === undefined ? '' : ` ${stateReason}`}`);
      const at = issues.findIndex((issue) => issue.number === number);
      const before = issues[at];
      if (before === undefined) throw new Error(`no issue #${number}`);
      const closed = change.state === 'closed' ? { closedAt: now().toISOString(), closedBy: 'bot' } : {};
      issues[at] = { ...before, ...closed, ...change };
    },
    commentOnIssue: async (number, body) => void writes.push(`comment #${number} ${body}`),
  };
}
