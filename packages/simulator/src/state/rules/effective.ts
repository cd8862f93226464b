import { matchesGlob } from 'node:path';
import type { RepositoryState } from '../model.ts';
import type { Rule, Ruleset } from './model.ts';

/** A rule that binds a branch, with the ruleset it stands in. */
export interface BoundRule {
  readonly rule: Rule;
  readonly ruleset: Ruleset;
}

/** Every rule of every active ruleset that binds the branch. */
export function rulesFor(repository: RepositoryState, branch: string): BoundRule[] {
  return [...repository.rules.rulesets.values()]
    .filter((ruleset) => ruleset.enforcement === 'active' && covers(ruleset, repository, branch))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
}

function covers({ include, exclude }: Ruleset, { defaultBranch }: RepositoryState, branch: string): boolean {
  const names = (pattern: string) => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return branch === defaultBranch;
    return matchesGlob(`refs/heads/${branch}`, pattern);
  };
  return include.some(names) && !exclude.some(names);
}
