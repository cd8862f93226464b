import type { Policy } from '../../../policy.ts';
import { nearMatches } from '../near-glob.ts';
import type { NearMiss, NearRule } from '../types.ts';

/** Files that `scope.paths` nearly lets in, and files that `scope.protected` nearly closes. */
export const nearPaths: NearRule = ({ policy, change }) =>
  change.files.flatMap(({ path }) => [...outside(policy, path), ...unprotected(policy, path)]);

function outside({ scope: { paths } }: Policy, path: string): NearMiss[] {
  if (paths === null || paths.matches(path)) return [];
  return nearMatches(paths, [path]).map(({ pattern, how }) => ({
    rule: 'scope/path',
    path,
    line: null,
    message: `\`${pattern}\` in scope.paths ${how}`,
  }));
}

function unprotected({ scope }: Policy, path: string): NearMiss[] {
  if (scope.protected.matches(path)) return [];
  return nearMatches(scope.protected, [path]).map(({ pattern, how }) => ({
    rule: 'scope/protected',
    path,
    line: null,
    message: `\`${pattern}\` in scope.protected ${how}`,
  }));
}
