import type { Posture, RequiredCheck } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { PAGE } from '../limits.ts';

export type OtherRule = Posture['otherRules'][number];

/** What the rulesets of repository, organisation and enterprise demand of one branch. */
export interface BranchRules {
  readonly requiredChecks: readonly RequiredCheck[];
  readonly strict: boolean;
  readonly mergeQueue: boolean;
  /** False: a rule allows only other methods. */
  readonly squashAllowed: boolean;
  readonly requiredApprovals: number;
  readonly otherRules: readonly OtherRule[];
  readonly rulesets: readonly number[];
}

/** One row as REST gives it; `parameters` by `type`. */
interface Row {
  readonly type: string;
  readonly ruleset_id?: number;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Pages of rules; nobody has so many. */
const MOST_PAGES = 10;

/** Rules that stand in no merge's way that comes by a pull request and squashes. */
const HARMLESS = new Set(['creation', 'deletion', 'non_fast_forward', 'required_linear_history']);

/** Demands of a `pull_request` rule that no bot can meet by itself. */
const DEMANDS = {
  require_last_push_approval: 'require_last_push_approval',
  require_code_owner_review: 'require_code_owner_review',
  required_review_thread_resolution: 'required_review_thread_resolution',
} as const;

/** One request for each hundred rules. */
export async function readRules(client: Client, branch: string): Promise<BranchRules> {
  const asked: Asked = { what: `read the rules of ${branch} (GET rules/branches/${branch})`, needs: 'contents: read' };
  const rows: Row[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const found = await client.rest(asked, (rest, where) =>
      rest.repos.getBranchRules({ ...where, branch, per_page: PAGE, page }),
    );
    rows.push(...(found as readonly Row[]));
    if (found.length < PAGE) return rulesOf(rows);
  }
  throw incomplete(`the rules of ${branch} go on after ${rows.length}`);
}

function rulesOf(rows: readonly Row[]): BranchRules {
  const checks = rows.filter(({ type }) => type === 'required_status_checks');
  const pulls = rows.filter(({ type }) => type === 'pull_request');
  return {
    requiredChecks: checks.flatMap(requiredChecks),
    strict: checks.some(({ parameters }) => parameters?.strict_required_status_checks_policy === true),
    mergeQueue: rows.some(({ type }) => type === 'merge_queue'),
    squashAllowed: pulls.every(({ parameters }) => {
      const methods = parameters?.allowed_merge_methods;
      return !Array.isArray(methods) || methods.includes('squash');
    }),
    requiredApprovals: Math.max(
      0,
      ...pulls.map(({ parameters }) => Number(parameters?.required_approving_review_count ?? 0)),
    ),
    otherRules: rows.flatMap(otherRules),
    rulesets: [...new Set(rows.flatMap(({ ruleset_id: id }) => (id === undefined ? [] : [id])))],
  };
}

function requiredChecks({ parameters }: Row): RequiredCheck[] {
  const listed = parameters?.required_status_checks;
  if (!Array.isArray(listed)) throw incomplete('GitHub gave a rule of required checks without the checks');
  return (listed as { context: string; integration_id?: number | null }[]).map((check) => ({
    context: check.context,
    appId: check.integration_id ?? null,
    from: 'ruleset',
  }));
}

function otherRules({ type, parameters }: Row): OtherRule[] {
  if (HARMLESS.has(type) || type === 'required_status_checks' || type === 'merge_queue') return [];
  if (type !== 'pull_request') return [{ type, from: 'ruleset', detail: detailOf(parameters) }];
  return Object.entries(DEMANDS).flatMap(([name, rule]): OtherRule[] =>
    parameters?.[name] === true ? [{ type: rule, from: 'ruleset', detail: null }] : [],
  );
}

/** The parameters as they are, on one line. */
function detailOf(parameters: Row['parameters']): string | null {
  return parameters === undefined ? null : JSON.stringify(parameters).slice(0, 200);
}
