import { isTooLong, MAX_NAME } from '../globs/matcher.ts';
import { atFile, BY_A_PERSON, type ScopeRule } from './rule.ts';

/** Bumps may happen where `scope.paths` says, by default everywhere. */
export const pathInScope: ScopeRule = {
  ids: ['scope/path'],
  reads: 'metadata',
  judge: ({ policy, change }) =>
    change.files.flatMap(({ path }) => {
      if (isTooLong(path)) {
        const message = `the path has a name of more than ${MAX_NAME} characters, longer than any file system holds`;
        return [
          atFile(path, 'scope/path', message, 'Take the file out of the pull request, or shorten its name by hand.'),
        ];
      }
      if (policy.scope.paths?.matches(path) !== false) return [];
      const message = `the file is outside scope.paths (${listed(policy.scope.paths.patterns)})`;
      return [atFile(path, 'scope/path', message, `Add its path to scope.paths in ${policy.path}, or ${BY_A_PERSON}.`)];
    }),
};

function listed(patterns: readonly string[]): string {
  const shown = patterns.slice(0, 5).join(', ');
  return patterns.length > 5 ? `${shown} and ${patterns.length - 5} more` : shown;
}
