import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { RulesetFacts } from '../../port.ts';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { CONCURRENCY } from '../limits.ts';

/** Each is a request; who has more of them on one branch is told that it is not known. */
const MOST_RULESETS = 10;

/** Rulesets by id, one request for each; of one that may not be read, or is one too many, nothing is known. */
export async function readRulesets(client: Client, ids: readonly number[]): Promise<readonly RulesetFacts[]> {
  const read = ids.slice(0, MOST_RULESETS);
  const rest = ids.slice(MOST_RULESETS).map((id) => ({ id, ...UNKNOWN }));
  return [...(await pMap(read, (id) => readOne(client, id), { concurrency: CONCURRENCY })), ...rest];
}

/** Whether the token may bypass one of the rulesets; null: of one of them it is not known. */
export function bypassesAny(rulesets: readonly RulesetFacts[]): boolean | null {
  const answers = rulesets.map(({ bypasses }) => bypasses);
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

const UNKNOWN = { bypasses: null, actors: null };

interface Answer {
  readonly current_user_can_bypass?: string;
  readonly bypass_actors?: readonly { readonly actor_type: string; readonly actor_id?: number | null }[];
}

async function readOne(client: Client, id: number): Promise<RulesetFacts> {
  const asked: Asked = { what: `read ruleset ${id} (GET rulesets/${id})`, needs: 'contents: read' };
  try {
    const ruleset: Answer = await client.rest(asked, (rest, where) =>
      rest.repos.getRepoRuleset({ ...where, ruleset_id: id, includes_parents: true }),
    );
    const { current_user_can_bypass: told, bypass_actors: actors } = ruleset;
    return {
      id,
      bypasses: told === undefined ? null : told !== 'never',
      actors: actors?.map((actor) => ({ type: actor.actor_type, id: actor.actor_id ?? null })) ?? null,
    };
  } catch (error) {
    // An organisation may keep its rulesets to itself.
    if (error instanceof GatehouseError && (error.code === 'not-found' || error.code === 'forbidden'))
      return { id, ...UNKNOWN };
    throw error;
  }
}
