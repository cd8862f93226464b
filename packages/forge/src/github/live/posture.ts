import { GatehouseError, type LiveState, type Posture } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { type Protection, readProtection } from './protection.ts';
import { type BranchRules, readRules } from './rules.ts';
import { bypassesAny, readRulesets } from './rulesets.ts';
import type { Memory, Surroundings } from './surroundings.ts';

/** The account behind GITHUB_TOKEN, its app, and the app's id on github.com; a server of one's own has another. */
const ACTIONS = { login: 'github-actions[bot]', id: 15368, host: 'github.com' };

/**
 * What stands between the pull request and its base branch: one request for the rules (each hundred), one for the branch, one
 * for each distinct ruleset; all else came with the live state. One more for an app without checks on the head, and one where
 * the branch has to be up to date and GitHub did not say whether it is.
 */
export async function readPosture(client: Client, memory: Memory, live: LiveState): Promise<Posture> {
  const around = memory.surroundings(live);
  const [rules, protection] = await Promise.all([
    readRules(client, live.baseRef),
    readProtection(client, live.baseRef, around),
  ]);
  // Not every token is told whether classic protection is strict; that it bites is told.
  const strict = rules.strict || protection.strict || around.toldBehind;
  const [rulesets, app, behind] = await Promise.all([
    readRulesets(client, rules.rulesets),
    postingApp(client, around),
    strict && around.behind === null ? countBehind(client, live) : around.behind,
  ]);
  return combine(around, rules, protection, { viewerBypasses: bypassesAny(rulesets), postingApp: app, strict, behind });
}

type Found = Pick<Posture, 'viewerBypasses' | 'postingApp' | 'strict' | 'behind'>;

/** Rulesets and classic protection hold side by side: the stricter of the two, in each respect. */
export function combine(
  around: Omit<Surroundings, 'number' | 'toldBehind' | 'behind' | 'apps'>,
  rules: BranchRules,
  protection: Protection,
  found: Found,
): Posture {
  const known = new Set(rules.otherRules.map(({ type }) => type));
  return {
    ...found,
    autoMergeAllowed: around.autoMergeAllowed,
    squashAllowed: around.squashAllowed && rules.squashAllowed,
    viewer: around.viewer,
    viewerIsAdmin: around.viewerIsAdmin,
    requiredChecks: [...rules.requiredChecks, ...protection.requiredChecks],
    mergeQueue: around.mergeQueue || rules.mergeQueue,
    otherRules: [...rules.otherRules, ...protection.otherRules.filter(({ type }) => !known.has(type))],
    requiredApprovals: Math.max(rules.requiredApprovals, protection.requiredApprovals),
    seenContexts: around.seenContexts,
    canChangeWorkflows: around.viewer === ACTIONS.login ? false : null,
  };
}

/**
 * A bot is its app, whose id stands beside its checks on the head; for an app that has none there, one request. A person's
 * token posts as no app.
 */
export async function postingApp(
  client: Client,
  { viewer, apps }: Pick<Surroundings, 'viewer' | 'apps'>,
): Promise<number | null> {
  if (!viewer.endsWith('[bot]')) return null;
  const slug = viewer.slice(0, -'[bot]'.length);
  const seen = apps.get(slug);
  if (seen !== undefined) return seen;
  if (viewer === ACTIONS.login && client.host === ACTIONS.host) return ACTIONS.id;
  const asked: Asked = { what: `read the app ${slug} (GET apps/${slug})`, needs: 'contents: read' };
  try {
    return (await client.rest(asked, (rest) => rest.apps.getBySlug({ app_slug: slug })))?.id ?? null;
  } catch (error) {
    // A private app may not be shown, even to itself.
    if (error instanceof GatehouseError && (error.code === 'not-found' || error.code === 'forbidden')) return null;
    throw error;
  }
}

async function countBehind(client: Client, { head, baseTip }: LiveState): Promise<number> {
  const asked: Asked = { what: `compare ${baseTip} with ${head} (GET compare)`, needs: 'contents: read' };
  const comparison = await client.rest(asked, (rest, where) =>
    rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${baseTip}...${head}`, per_page: 1, page: 1 }),
  );
  return comparison.behind_by;
}
