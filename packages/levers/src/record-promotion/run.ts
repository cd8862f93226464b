import type { ImageSet } from '@gatehouse/policy';
import { type Evidence, type Promotion, type Refusal, shortCommit } from '@gatehouse/release';
import pMap from 'p-map';
import { type Ancestors, rememberedAncestors } from '../shared/ancestors.ts';
import { evidence } from '../shared/checked.ts';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { REGISTRY_CONCURRENCY, readLeverPolicy, readPromotionHistory, revisionTag, setNamed } from '../shared/index.ts';
import { promotedRevision } from './revision.ts';
import { namesAnother, putTag, readTags, retagged } from './tags.ts';
import type { RecordedPromotion, RecordPromotionDeps, RecordPromotionInputs, RecordPromotionReport } from './types.ts';
import { wholePromotions } from './whole.ts';

/** Missed runs that one run repairs; what is older is repaired before anything is cleaned up. */
const MAX_PROMOTIONS = 10;

interface SetResult {
  readonly recorded: readonly RecordedPromotion[];
  readonly refusals: readonly Refusal[];
  readonly evidence: readonly Evidence[];
}

/**
 * Gives the digests of every promotion that is merged the tag of its commit, by putting the same bytes again: from the newest back to the
 * first that has all its tags. First it sees whether the credentials may push at all. Runs again without harm; a tag that stands for
 * something else is never moved.
 *
 * @throws GatehouseError, RegistryError for what could not be decided or done
 */
export async function runRecordPromotion(
  deps: RecordPromotionDeps,
  inputs: RecordPromotionInputs,
): Promise<RecordPromotionReport> {
  const base = await deps.repository.readDefaultBranch();
  const elsewhere = notDefaultBranch('promote/not-default-branch', inputs.ref, base.name);
  if (elsewhere !== null) return reportOf([{ recorded: [], refusals: [elsewhere], evidence: [] }]);
  const { policy } = await readLeverPolicy(deps.line, inputs.policy, base.commit);
  const sets = inputs.set === '' && policy.images.length > 1 ? policy.images : [setNamed(policy, inputs.set)];
  const results: SetResult[] = [];
  for (const set of sets) results.push(await recordSet(deps, inputs, set, base.commit));
  return reportOf(results, inputs.dryRun);
}

async function recordSet(
  deps: RecordPromotionDeps,
  { dryRun }: RecordPromotionInputs,
  set: ImageSet,
  tip: string,
): Promise<SetResult> {
  const images = set.images.map(({ repository }) => repository);
  const registry = deps.registry(images);
  // Loud before anything is done, and before a promotion is proposed that could not be recorded.
  if (!dryRun) await pMap(images, (image) => registry.probePush(image), { concurrency: REGISTRY_CONCURRENCY });
  const probed = dryRun
    ? evidence('permissions', 'not-asked', `${set.name}: a dry run tries no push`)
    : evidence('permissions', 'passed', `${set.name}: the credentials may push to all ${images.length} images`);
  const { promotions } = await readPromotionHistory({ line: deps.line, set, tip });
  const ancestors = rememberedAncestors(deps.ancestry(set.source));
  const recorded: RecordedPromotion[] = [];
  const found: Evidence[] = [probed];
  for (const promotion of wholePromotions(promotions).slice(0, MAX_PROMOTIONS)) {
    const result = await recordOne({ deps, dryRun, set, registry, ancestors, history: promotions }, promotion);
    if ('rule' in result) return { recorded, refusals: [result], evidence: found };
    if ('why' in result) {
      // From before labels, gone, half a build, or a second one: `at-commit` still finds it.
      const { commit } = promotion.state;
      found.push(evidence('recorded', 'absent', `${set.name}: ${shortCommit(commit)} has no tag: ${result.why}`));
      continue;
    }
    recorded.push(result);
    if (result.tagged.length === 0) break;
  }
  return { recorded, refusals: [], evidence: [...found, ...recorded.map(toldOf)] };
}

interface Where {
  readonly deps: RecordPromotionDeps;
  readonly dryRun: boolean;
  readonly set: ImageSet;
  readonly registry: ReturnType<RecordPromotionDeps['registry']>;
  readonly ancestors: Ancestors;
  readonly history: readonly Promotion[];
}

async function recordOne(
  where: Where,
  promotion: Promotion,
): Promise<RecordedPromotion | Refusal | { readonly why: string }> {
  const { registry, ancestors, history, set, deps, dryRun } = where;
  const { digests, commit } = promotion.state;
  const found = await promotedRevision(registry, promotion, ancestors);
  if ('why' in found) return found;
  const { revision } = found;
  const tag = revisionTag(revision);
  const tags = await readTags(registry, digests, tag);
  const why = await namesAnother(registry, promotion, tags, { revision, history });
  if (why !== null) return { why };
  const { missing, elsewhere } = tags;
  const [other] = elsewhere;
  if (other !== undefined) return retagged(other[0], tag, digests.get(other[0]) ?? '', other[1]);
  for (const image of dryRun ? [] : missing) {
    const refused = await putTag(registry, image, digests.get(image) ?? '', tag);
    if (refused !== null) return refused;
    deps.io.log(`${image}:${tag} stands for ${digests.get(image)} now.`);
  }
  return { set: set.name, commit, revision, digests: Object.fromEntries(digests), tagged: missing };
}

function toldOf({ set, commit, revision, digests, tagged }: RecordedPromotion): Evidence {
  const all = Object.keys(digests).length;
  const what =
    tagged.length === 0 ? `all ${all} images have the tag` : `${tagged.length} of ${all} images lacked the tag`;
  return evidence('recorded', 'passed', `${set}: ${what} ${revision} of what commit ${shortCommit(commit)} promoted`);
}

function reportOf(results: readonly SetResult[], dryRun = false): RecordPromotionReport {
  const refusals = results.flatMap((result) => result.refusals);
  const recorded = results.flatMap((result) => result.recorded);
  const tagged = recorded.reduce((sum, each) => sum + each.tagged.length, 0);
  return {
    outcome: outcomeOf(refusals.length > 0, tagged, dryRun),
    summary: summaryOf(refusals, recorded.length, tagged, dryRun),
    refusals,
    evidence: results.flatMap((result) => result.evidence),
    recorded,
  };
}

function outcomeOf(refused: boolean, tagged: number, dryRun: boolean): RecordPromotionReport['outcome'] {
  if (refused) return 'refused';
  if (tagged === 0) return 'nothing';
  return dryRun ? 'planned' : 'done';
}

function summaryOf(refusals: readonly Refusal[], promotions: number, tagged: number, dryRun: boolean): string {
  const [first] = refusals;
  if (first !== undefined) return `Not everything was recorded: ${first.message}`;
  if (promotions === 0) return 'There is no promotion whose images say which commit they were built from.';
  if (tagged === 0) return 'What is promoted has its tags.';
  return `${tagged} ${tagged === 1 ? 'tag' : 'tags'} of promoted digests ${dryRun ? 'would be' : 'were'} added.`;
}
