import { GatehouseError } from '@gatehouse/policy';
import type { Boundary, FileAtCommit } from '../../port.ts';
import type { Client } from '../client.ts';
import { isRegular, sideOf } from '../entry.ts';
import { incomplete } from '../faults.ts';
import { combine, postingApp } from '../live/posture.ts';
import { readProtection } from '../live/protection.ts';
import { seenContexts } from '../live/query.ts';
import { readRules } from '../live/rules.ts';
import { bypassesAny, readRulesets } from '../live/rulesets.ts';
import { fileAtCommit } from '../text-file.ts';
import { type BoundaryAnswer, type BranchAnswer, queryBoundary } from './query.ts';

/** A branch and what protects it: one GraphQL request, one for the rules, one for the branch, and one for each ruleset. */
export async function readBoundary(
  client: Client,
  wanted: { readonly branch: string | null; readonly policyPath: string },
): Promise<Boundary> {
  const answer = await queryBoundary(client, wanted);
  const ref = wanted.branch === null ? answer.defaultBranchRef : (answer.ref ?? null);
  if (ref === null || answer.defaultBranchRef === null) throw noBranch(wanted.branch);
  const tip = tipOf(ref);
  const [rules, protection] = await Promise.all([
    readRules(client, ref.name),
    readProtection(client, ref.name, { updateRule: ref.refUpdateRule, protectionRule: ref.branchProtectionRule }),
  ]);
  const [rulesets, app, policy, workflows] = await Promise.all([
    readRulesets(client, rules.rulesets),
    postingApp(client, { viewer: answer.viewer, apps: new Map() }),
    fileAtCommit(client, wanted.policyPath, tip, ref.target?.file ?? null),
    workflowsOf(client, answer, tipOf(answer.defaultBranchRef)),
  ]);
  const posture = combine(aroundOf(answer, ref), rules, protection, {
    viewerBypasses: bypassesAny(rulesets),
    postingApp: app,
    strict: rules.strict || protection.strict,
    behind: null,
  });
  return { branch: ref.name, tip, defaultBranch: answer.defaultBranchRef.name, posture, rulesets, policy, workflows };
}

function aroundOf(answer: BoundaryAnswer, ref: BranchAnswer) {
  return {
    viewer: answer.viewer,
    viewerIsAdmin: answer.viewerCanAdminister,
    autoMergeAllowed: answer.autoMergeAllowed,
    squashAllowed: answer.squashMergeAllowed,
    mergeQueue: answer.mergeQueue !== null,
    updateRule: ref.refUpdateRule,
    protectionRule: ref.branchProtectionRule,
    seenContexts: [...new Set(seenContexts(ref.target ?? {}))].sort(),
  };
}

/** Regular files with a name that GitHub takes for a workflow. */
function workflowsOf(client: Client, { workflows }: BoundaryAnswer, commit: string): Promise<FileAtCommit[]> {
  const files = (workflows?.entries ?? []).filter((entry) => {
    const side = sideOf(entry);
    return /\.ya?ml$/.test(entry.name) && side !== null && isRegular(side);
  });
  return Promise.all(files.map((entry) => fileAtCommit(client, `.github/workflows/${entry.name}`, commit, entry)));
}

function tipOf({ target, name }: BranchAnswer): string {
  if (target === null) throw incomplete(`GitHub gave no commit of ${name}`);
  return target.oid;
}

function noBranch(branch: string | null): GatehouseError {
  const what = branch === null ? 'the repository has no commits' : `there is no branch ${branch}`;
  return new GatehouseError('not-found', what, 'Name a branch that exists.');
}
