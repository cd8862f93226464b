import type { Digests, Refusal, State } from '../types.ts';
import type { RollbackRule } from './rules.ts';

/** Digests of a message are cut to what tells two apart; the report has them whole. */
const SHORT = 'sha256:'.length + 12;

/** A refusal of a rollback. */
export function refuse(rule: RollbackRule, place: string | null, message: string, fix: string): Refusal {
  return { rule, place, message, fix };
}

export function shortCommit(commit: string): string {
  return commit.slice(0, 12);
}

/** `ghcr.io/acme/api@sha256:0123456789ab, …` */
export function listed(digests: Digests): string {
  return [...digests].map(([image, digest]) => `${image}@${digest.slice(0, SHORT)}`).join(', ');
}

/** Names the members that a state lacks or has twice; null: it is complete. */
export function incomplete(state: State): Refusal | null {
  const { absent, disagreeing } = state;
  if (absent.length === 0 && disagreeing.length === 0) return null;
  const parts = [
    ...(absent.length > 0 ? [`has no pin of ${absent.join(', ')}`] : []),
    ...(disagreeing.length > 0 ? [`pins ${disagreeing.join(', ')} to several digests at once`] : []),
  ];
  return refuse(
    'rollback/incomplete-state',
    state.commit,
    `The state of commit ${shortCommit(state.commit)} ${parts.join(' and ')}, so it is no whole set.`,
    'Roll back to `previous`, which takes the newest complete state, or name a commit with `at-commit:`.',
  );
}
