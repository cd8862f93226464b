import type { StatusFact } from '@gatehouse/policy';
import { ACTOR, type Actor, fromActor } from './identity.ts';

/** Selection on a `Commit`: the latest status of every context; GitHub gives them all at once. */
export const STATUSES = `status { contexts { context state description createdAt creator { ${ACTOR} } } }`;

export interface StatusesAnswer {
  /** Null: the commit has none. */
  readonly status: { readonly contexts: readonly StatusAnswer[] } | null;
}

export interface StatusAnswer {
  readonly context: string;
  readonly state: 'ERROR' | 'EXPECTED' | 'FAILURE' | 'PENDING' | 'SUCCESS';
  readonly description: string | null;
  readonly createdAt: string;
  readonly creator: Actor | null;
}

export function statusesOf({ status }: StatusesAnswer): StatusFact[] {
  return (status?.contexts ?? []).map(statusFact);
}

export function statusFact({ context, state, description, createdAt, creator }: StatusAnswer): StatusFact {
  return {
    context,
    state: state.toLowerCase() as StatusFact['state'],
    description,
    creator: fromActor(creator),
    createdAt,
  };
}
