import type { Verdict } from '@gatehouse/policy';
import { code } from '../markdown.ts';
import { commit, type PlaceContext } from './places.ts';

function subject(verdict: Verdict): string {
  if (verdict.pullRequest === null) return 'a merge group';
  const author = verdict.author === null ? 'an unknown author' : code(verdict.author);
  return `pull request #${verdict.pullRequest} by ${author}`;
}

function policy(verdict: Verdict, context: PlaceContext): string {
  if (verdict.policy === null) return 'policy not read';
  if (verdict.policy === 'default')
    return `no policy file at ${commit(context, verdict.policyCommit)}, built-in defaults`;
  return `policy at ${commit(context, verdict.policyCommit)} (${code(verdict.policy.slice(0, 19))}…)`;
}

/** One line that says exactly what the verdict is about; it holds for these commits and no others. */
export function bindingLine(verdict: Verdict, context: PlaceContext): string {
  if (verdict.head === null) return `Nothing was read. ${code(verdict.tool)}`;
  const base = verdict.baseRef === null ? 'base unknown' : `into ${code(verdict.baseRef)}`;
  const parts = [
    subject(verdict),
    `${base} at ${commit(context, verdict.baseTip)}`,
    `merge base ${commit(context, verdict.base)}`,
    `head ${commit(context, verdict.head)}`,
    policy(verdict, context),
    code(verdict.tool),
  ];
  return `Judged: ${parts.join(' · ')}`;
}
