import { notFound } from '../http.ts';
import { rulesFor } from '../state/rules/effective.ts';
import type { Ruleset } from '../state/rules/model.ts';
import { paginate } from './page.ts';
import { renderRule, renderRuleset } from './render/rules.ts';
import { ok, param, type Route, type RouteContext } from './route.ts';

const READ_METADATA = { permission: 'metadata', access: 'read' } as const;

export const ruleRoutes: readonly Route[] = [
  { method: 'GET', path: '/rules/branches/:branch*', need: READ_METADATA, handle: listBranchRules },
  { method: 'GET', path: '/rulesets/:id', need: READ_METADATA, handle: getRuleset },
  { method: 'GET', path: '/rulesets', need: READ_METADATA, handle: listRulesets },
];

/** Rules of active rulesets; a branch that does not exist has the rules it would have. */
function listBranchRules(context: RouteContext) {
  const { repository } = context;
  const { items, headers } = paginate(context, rulesFor(repository, param(context, 'branch')));
  const rendered = items.map(({ rule, ruleset }) => ({
    ...renderRule(rule),
    ruleset_source_type: ruleset.source,
    ruleset_source: ruleset.source === 'Organization' ? repository.owner.login : repository.name,
    ruleset_id: ruleset.id,
  }));
  return ok(rendered, headers);
}

function getRuleset(context: RouteContext) {
  const ruleset = context.repository.rules.rulesets.get(Number(param(context, 'id')));
  if (ruleset === undefined) throw notFound();
  return ok(renderRuleset(context, ruleset));
}

/** The list leaves out the rules and who may pass them by. */
function listRulesets(context: RouteContext) {
  const all: Ruleset[] = [...context.repository.rules.rulesets.values()];
  const { items, headers } = paginate(context, all);
  const rendered = items.map((ruleset) => {
    const { rules, conditions, bypass_actors, current_user_can_bypass, ...rest } = renderRuleset(context, ruleset);
    return rest;
  });
  return ok(rendered, headers);
}
