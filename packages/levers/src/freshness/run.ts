import type { FreshnessSource, Policy } from '@gatehouse/policy';
import type { PinFile } from '@gatehouse/release';
import pMap from 'p-map';
import type { Alarm } from '../issues/index.ts';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { type LeverPolicy, readLeverPolicy } from '../shared/index.ts';
import { pinsAlarm } from './dead-body.ts';
import { keepAll } from './keep-all.ts';
import { measureSource } from './measure-source.ts';
import { checkPins } from './pins/check.ts';
import { findPins } from './pins/find.ts';
import { rehearse } from './rehearse.ts';
import { finished, refusedReport } from './report.ts';
import { sourceAlarm } from './stale-body.ts';
import type {
  FreshnessDeps,
  FreshnessInputs,
  FreshnessReport,
  PinsReport,
  SourceReader,
  SourceReport,
} from './types.ts';

/** Other repositories are read side by side, within the limits of one token. */
const SOURCES_AT_ONCE = 4;

/**
 * Measures every pinned source and every pinned digest, and keeps an issue for each that is stale or dead. What could not be measured is a
 * refusal: it closes nothing and hides nothing else.
 * @throws GatehouseError when the repository or its policy cannot be read
 */
export async function runFreshness(deps: FreshnessDeps, inputs: FreshnessInputs): Promise<FreshnessReport> {
  const tip = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('freshness/not-default-branch', inputs.ref, tip.name);
  if (elsewhere !== null) return refusedReport(inputs, elsewhere);
  const read = await readLeverPolicy(deps.repository, inputs.policy, tip.commit);
  const sources = await measureSources(deps, read, inputs);
  const pins = inputs.simulateStale || !read.policy.freshness.deadPins ? [] : await lookAtPins(deps, read);
  const kept = inputs.simulateStale
    ? await rehearse(deps, read.policy, sources, inputs.dryRun)
    : await keepAll(deps, read.policy, alarmsOf(deps, read.policy, sources, pins), inputs.dryRun);
  return finished(inputs, { sources, pins, ...kept });
}

async function measureSources(
  deps: FreshnessDeps,
  read: LeverPolicy,
  { sourceToken }: FreshnessInputs,
): Promise<readonly SourceReport[]> {
  const { sources } = read.policy.freshness;
  const files = await readFiles(deps, read, sources);
  const readerOf = sharing(deps.source);
  return pMap(
    sources,
    async (source) => {
      const file = files.get(source.file) ?? { path: source.file, bytes: null };
      const reader = readerOf(source.repository);
      const report = await measureSource({ source, file, reader, clock: deps.clock, sourceToken });
      deps.io.log(`${source.name}: ${report.state}${report.reasons.map((reason) => `; ${reason}`).join('')}`);
      return report;
    },
    { concurrency: SOURCES_AT_ONCE },
  );
}

/** Several sources may be of one repository: it has one reader, and each of its trees is read once. */
function sharing(open: FreshnessDeps['source']): FreshnessDeps['source'] {
  const readers = new Map<string, SourceReader>();
  return (name) => {
    const known = readers.get(name.toLowerCase());
    if (known !== undefined) return known;
    const reader = open(name);
    const trees = new Map<string, ReturnType<SourceReader['readTree']>>();
    const readTree = (commit: string) => {
      const tree = trees.get(commit) ?? reader.readTree(commit);
      trees.set(commit, tree);
      return tree;
    };
    const shared = { ...reader, readTree };
    readers.set(name.toLowerCase(), shared);
    return shared;
  };
}

/** A link or a submodule is no file that a pin is in. */
async function readFiles(
  { repository }: FreshnessDeps,
  { tree }: LeverPolicy,
  sources: readonly FreshnessSource[],
): Promise<ReadonlyMap<string, PinFile>> {
  const wanted = new Set(sources.map(({ file }) => file));
  const entries = tree.filter(({ path, mode }) => wanted.has(path) && mode.startsWith('100'));
  if (entries.length === 0) return new Map();
  const blobs = await repository.readBlobs([...new Set(entries.map(({ oid }) => oid))]);
  return new Map(entries.map(({ path, oid }) => [path, { path, bytes: blobs.get(oid) ?? null }]));
}

async function lookAtPins(deps: FreshnessDeps, { policy, tree }: LeverPolicy): Promise<readonly PinsReport[]> {
  const groups = await findPins(deps.repository, tree, policy.images);
  const images = policy.images.flatMap((set) => set.images.map(({ repository }) => repository));
  const reports = await checkPins(deps.registry(images), groups, deps.clock());
  for (const { set, state, digests } of reports)
    deps.io.log(`Pins of ${set ?? 'the repository'}: ${state}, ${digests} digests`);
  return reports;
}

function alarmsOf(
  { place }: FreshnessDeps,
  { freshness: policy }: Policy,
  sources: readonly SourceReport[],
  pins: readonly PinsReport[],
): readonly Alarm[] {
  const measured = policy.sources.flatMap((source) => {
    const report = sources.find(({ name }) => name === source.name);
    return report === undefined ? [] : [sourceAlarm({ policy, source, report, place })];
  });
  return [...measured, ...pins.map((report) => pinsAlarm(policy, report, place))];
}
