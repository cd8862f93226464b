import type { BypassActor, RulesetFacts } from '@gatehouse/forge';
import { type Check, ok, problem, unknown } from '../check.ts';

/** Machines on bypass lists: apps and deploy keys merge past the gate, and GitHub does not say when it happens. */
export function bypassChecks(rulesets: readonly RulesetFacts[]): Check[] {
  const name = 'bypass/machines';
  if (rulesets.length === 0) return [];
  const machines = rulesets.flatMap(({ id, actors }) =>
    (actors ?? [])
      .filter(isMachine)
      .map((actor) =>
        problem(name, `${wordsFor(actor)} may bypass ruleset ${id}`, 'Take it off the bypass list of that ruleset.'),
      ),
  );
  const users = rulesets.flatMap(({ id, actors }) =>
    (actors ?? [])
      .filter(({ type }) => type === 'User')
      .map((actor) =>
        unknown(name, `the account ${actor.id} may bypass ruleset ${id}`, 'See that it is a person, not a bot.'),
      ),
  );
  const hidden = rulesets.filter(({ actors }) => actors === null).map(({ id }) => id);
  const unread =
    hidden.length === 0
      ? []
      : [
          unknown(
            name,
            `it is not shown who may bypass ruleset ${hidden.join(', ')}`,
            'Ask with the token of somebody who may change it (administration: write), or look under Settings → Rules.',
          ),
        ];
  const found = [...machines, ...users, ...unread];
  return found.length > 0 ? found : [ok(name, 'no app and no deploy key may bypass a ruleset')];
}

function isMachine({ type }: BypassActor): boolean {
  return type === 'Integration' || type === 'DeployKey';
}

function wordsFor({ type, id }: BypassActor): string {
  return type === 'Integration' ? `the app ${id}` : 'any deploy key';
}
