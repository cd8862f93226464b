import type { Refusal } from '../types.ts';
import { asOfTime } from './age.ts';
import { hashOf } from './canonical.ts';
import { buildGraph, type Graph } from './graph.ts';
import { growKept, taggedDigests, undecidedDigests, usedDigests } from './keepers.ts';
import { deletionOrder } from './order.ts';
import { emptyKeepSet, stateRefusals } from './refusals.ts';
import { type Selection, select } from './select.ts';
import type { Kept, KeptBecause, PlannedRoot, RetentionSettings, RetentionState } from './types.ts';

/** What a repository looked like when its pins were read. */
export interface PlanSource {
  /** `owner/name` */
  readonly repository: string;
  readonly defaultBranch: string;
  readonly tip: string;
  /** Open pull requests that promote or roll back. */
  readonly pullRequests: readonly { readonly number: number; readonly head: string }[];
}

/** A `<sha>` tag that a promoted digest lacks. */
export interface PlannedTag {
  readonly image: string;
  readonly digest: string;
  readonly tag: string;
}

export interface PlannedPackage {
  readonly image: string;
  readonly deletesBy: 'packages' | 'oci';
  /** Versions that there are. */
  readonly versions: number;
  /** Oldest first. */
  readonly roots: readonly PlannedRoot[];
  /** How many stay, by reason. */
  readonly counts: Readonly<Partial<Record<KeptBecause, number>>>;
  readonly kept: readonly Kept[];
}

/** `plan.json`: everything a run will do, and what it was decided from. */
export interface PrunePlan {
  readonly schema: 1;
  readonly kind: 'gatehouse-prune-plan';
  /** ISO 8601: when ages were counted. */
  readonly asOf: string;
  readonly olderThanMs: number;
  readonly atMost: number;
  readonly sources: readonly PlanSource[];
  readonly tags: readonly PlannedTag[];
  readonly packages: readonly PlannedPackage[];
}

export interface PlanInput {
  readonly state: RetentionState;
  readonly settings: RetentionSettings;
  readonly images: readonly { readonly image: string; readonly deletesBy: 'packages' | 'oci' }[];
  readonly sources: readonly PlanSource[];
  readonly tags: readonly PlannedTag[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** As of when ages are counted, milliseconds since 1970; default: `asOfTime`. Only an earlier time is safe. */
  readonly asOf?: number;
}

export type Planned = { readonly plan: PrunePlan; readonly hash: string } | { readonly refusals: readonly Refusal[] };

/** Decides what goes, or why nothing may. The same input always gives the same plan, in the same bytes. */
export function makePlan(input: PlanInput): Planned {
  const { state, settings, now } = input;
  const refusals = stateRefusals(state, settings, now);
  if (refusals.length > 0) return { refusals };
  const asOf = Math.min(input.asOf ?? asOfTime(now, settings.olderThanMs), now);
  const graph = buildGraph(state);
  const used = new Map<string, Kept>();
  growKept(used, graph, [...usedDigests(graph, state.uses), ...taggedDigests(graph)]);
  const staying = new Map(used);
  growKept(staying, graph, undecidedDigests(graph, { now, youngAfter: asOf - settings.olderThanMs }));
  const { roots, kept } = settle(graph, staying, settings.atMost, now);
  const packages = input.images.map((image) => packageOf(image, state, roots, kept));
  const empty = packages.filter(({ roots, image }) => roots.length > 0 && !isUsed(image, state, used));
  if (empty.length > 0) return { refusals: empty.map(({ image }) => emptyKeepSet(image)) };
  const plan: PrunePlan = {
    schema: 1,
    kind: 'gatehouse-prune-plan',
    asOf: new Date(asOf).toISOString(),
    olderThanMs: settings.olderThanMs,
    atMost: settings.atMost,
    sources: input.sources,
    tags: input.tags,
    packages,
  };
  return { plan, hash: hashOf(plan) };
}

/** What is held in a circle has no place in the order; it stays, and so does whatever it needs. */
function settle(graph: Graph, staying: Map<string, Kept>, atMost: number, now: number) {
  for (;;) {
    const selection: Selection = select(graph, staying, atMost, now);
    const { roots, unplaced } = deletionOrder(graph, selection);
    if (unplaced.length === 0) return { roots, kept: selection.kept };
    growKept(
      staying,
      graph,
      unplaced.map((digest) => ({ digest, because: 'loose', through: null })),
    );
  }
}

const isUsed = (image: string, { versions }: RetentionState, used: ReadonlyMap<string, Kept>): boolean =>
  versions.some((version) => version.image === image && used.has(version.digest));

function packageOf(
  { image, deletesBy }: PlanInput['images'][number],
  { versions }: RetentionState,
  roots: readonly PlannedRoot[],
  kept: ReadonlyMap<string, Kept>,
): PlannedPackage {
  const own = versions.filter((version) => version.image === image);
  const staying = own.flatMap(({ digest }) => kept.get(digest) ?? []).sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const counts: Partial<Record<KeptBecause, number>> = {};
  for (const { because } of staying) counts[because] = (counts[because] ?? 0) + 1;
  // A root whose digest lies in several repositories is listed once, where its first copy is.
  const listed = roots.filter(({ versions }) => versions.find(({ role }) => role === 'root')?.image === image);
  return { image, deletesBy, versions: own.length, roots: listed, counts, kept: staying };
}
