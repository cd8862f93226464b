import type { LiveState, Posture } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { readProtection } from './protection.ts';
import { bypasses, readRules } from './rules.ts';
import type { Memory, Surroundings } from './surroundings.ts';

/** The account behind GITHUB_TOKEN, its app, and the app's id on github.com; a server of one's own has another. */
const ACTIONS = { login: 'github-actions[bot]', id: 15368, host: 'github.com' };

/**
 * What stands between the pull request and its base branch: one request for the rules (each hundred), one for the branch, one for each distinct
 * ruleset; all else came with the live state. One more where the branch has to be up to date and GitHub did not say whether it is.
 */
export async function readPosture(client: Client, memory: Memory, live: LiveState): Promise<Posture> {
  const around = memory.surroundings(live);
  const [rules, protection] = await Promise.all([
    readRules(client, live.baseRef),
    readProtection(client, live.baseRef, around.updateRule),
  ]);
  // Without administration nobody is told whether classic protection is strict; that it bites is told.
  const strict = rules.strict || protection.strict || around.toldBehind;
  const [viewerBypasses, behind] = await Promise.all([
    bypasses(client, rules.rulesets),
    strict && around.behind === null ? countBehind(client, live) : around.behind,
  ]);
  const known = new Set(rules.otherRules.map(({ type }) => type));
  return {
    autoMergeAllowed: around.autoMergeAllowed,
    squashAllowed: around.squashAllowed && rules.squashAllowed,
    viewer: around.viewer,
    viewerIsAdmin: around.viewerIsAdmin,
    viewerBypasses,
    requiredChecks: [...rules.requiredChecks, ...protection.requiredChecks],
    strict,
    mergeQueue: around.mergeQueue || rules.mergeQueue,
    otherRules: [...rules.otherRules, ...protection.otherRules.filter(({ type }) => !known.has(type))],
    requiredApprovals: Math.max(rules.requiredApprovals, protection.requiredApprovals),
    seenContexts: around.seenContexts,
    postingApp: postingApp(around, client.host),
    canChangeWorkflows: around.viewer === ACTIONS.login ? false : null,
    behind,
  };
}

/** A bot is its app, whose id stands beside its checks on the head; a person's token posts as no app. */
function postingApp({ viewer, apps }: Surroundings, host: string): number | null {
  if (!viewer.endsWith('[bot]')) return null;
  const seen = apps.get(viewer.slice(0, -'[bot]'.length));
  return seen ?? (viewer === ACTIONS.login && host === ACTIONS.host ? ACTIONS.id : null);
}

async function countBehind(client: Client, { head, baseTip }: LiveState): Promise<number> {
  const asked: Asked = { what: `compare ${baseTip} with ${head} (GET compare)`, needs: 'contents: read' };
  const comparison = await client.rest(asked, (rest, where) =>
    rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${baseTip}...${head}`, per_page: 1, page: 1 }),
  );
  return comparison.behind_by;
}
