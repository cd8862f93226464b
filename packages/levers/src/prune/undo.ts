import { RegistryError } from '@gatehouse/registry';
import {
  type PlannedVersion,
  type PrunePlan,
  plannedRoots,
  type RetentionState,
  type UndoEntry,
  type UndoFile,
} from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import type { ChosenPlan } from './choose-plan.ts';
import { factsOf } from './manifests.ts';
import type { PruneDeps } from './types.ts';

export interface Undo {
  readonly file: UndoFile;
  /** Digests that are not to be touched after all, with why. */
  readonly spared: ReadonlyMap<string, string>;
  /** `image@digest` of what is gone already. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Reads every manifest that the plan deletes, for the file that brings it back. Children that nobody had to read until now are looked at
 * too: one that is not what the index said of it keeps its root.
 */
export async function collectUndo(deps: PruneDeps, { plan, hash }: ChosenPlan, state: RetentionState): Promise<Undo> {
  const ways = new Map(plan.packages.map(({ image, deletesBy }) => [image, deletesBy]));
  const spared = new Map<string, string>();
  const gone = new Set<string>();
  const going = new Set(plannedRoots(plan).flatMap(({ versions }) => versions.map(({ digest }) => digest)));
  const there = new Set(state.versions.map(({ digest }) => digest));
  const items = plannedRoots(plan).flatMap(({ digest: root, versions }) =>
    versions.map((version) => ({ root, version })),
  );
  const entries = await pMap(
    items,
    async ({ root, version }): Promise<UndoEntry[]> => {
      const manifest = await manifestOf(deps, version);
      if (manifest === null) {
        gone.add(`${version.image}@${version.digest}`);
        return [];
      }
      const { children, subject } = factsOf(manifest);
      const points = [...children.map(({ digest }) => digest), ...(subject === null ? [] : [subject])];
      const staying = state.manifests.has(version.digest)
        ? undefined
        : points.find((digest) => there.has(digest) && !going.has(digest));
      if (staying !== undefined) spared.set(root, `${version.digest} belongs to ${staying}, which stays`);
      return [entryOf(version, ways.get(version.image) ?? 'oci', manifest)];
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return { file: { schema: 1, kind: 'gatehouse-prune-undo', plan: hash, entries: entries.flat() }, spared, gone };
}

function entryOf(
  { image, digest, id, role, tags }: PlannedVersion,
  deletesBy: PrunePlan['packages'][number]['deletesBy'],
  { mediaType, bytes }: { readonly mediaType: string; readonly bytes: Uint8Array },
): UndoEntry {
  return {
    image,
    digest,
    id,
    deletesBy,
    role,
    tags: [...tags],
    mediaType,
    bytes: Buffer.from(bytes).toString('base64'),
  };
}

async function manifestOf({ registry, packages }: PruneDeps, { image, digest, id }: PlannedVersion) {
  try {
    return await registry.readManifest(image, digest);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== 'not-found') throw error;
    const gone =
      id === null
        ? (await registry.headManifest(image, digest)) === null
        : (await packages.readVersion(image, id)) === null;
    if (gone) return null;
    throw error;
  }
}

export const undoBytes = (file: UndoFile): Uint8Array => new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`);
