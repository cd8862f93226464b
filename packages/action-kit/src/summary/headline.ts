import type { Outcome, Verdict } from '@gatehouse/policy';
import { prose } from '../markdown.ts';

const ICON: Readonly<Record<Outcome, string>> = { pass: '✅', block: '⛔', skip: '💬', error: '⚠️' };

/** What this outcome means for the person who reads it. */
const MEANING: Readonly<Record<Outcome, string>> = {
  pass: 'No finding stands against it.',
  block: 'Each row below names the place, the reason and a way out.',
  skip: 'The gate does not bind this author, so nothing is stopped; this is what it would say to an author it binds.',
  error: 'Nothing was approved. Follow the way out below; the gate judges again on the next event or re-run.',
};

const GROUP = "Each entry below is judged by the author of its own pull request; the worst outcome is the group's.";

const PROVED = 'Every changed byte belongs to a version bump that the policy allows.';

function meaningOf({ gate, outcome, members }: Verdict): string {
  if (members !== undefined) return GROUP;
  return gate === 'diff-scope' && outcome === 'pass' ? PROVED : MEANING[outcome];
}

export function headline(verdict: Verdict): string[] {
  const meaning = meaningOf(verdict);
  return [`## ${ICON[verdict.outcome]} ${prose(verdict.summary)}`, '', meaning, ''];
}

/** An entry of a merge group. */
export function memberHeadline(verdict: Verdict): string[] {
  return [`## ${ICON[verdict.outcome]} #${verdict.pullRequest ?? '?'}: ${prose(verdict.summary)}`, ''];
}

export const PROTECTS_NOTHING =
  '> [!WARNING]\n> `fail-on: never` is set: this check is green whatever the outcome, so it protects nothing. ' +
  'Remove `fail-on` once you have seen enough.\n';
