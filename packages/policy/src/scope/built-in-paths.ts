import { compileGlobs, type Matcher } from '../globs/matcher.ts';
import { DEFAULT_POLICY_PATH, type Policy } from '../policy.ts';

/** Paths that decide who judges, who is asked, or what bots may propose. Each group with the reason a reader gets. */
const BUILT_IN: readonly { readonly what: string; readonly paths: Matcher }[] = [
  { what: "Gatehouse's own policy", paths: compileGlobs([DEFAULT_POLICY_PATH, '.github/gatehouse/**']) },
  {
    // Renovate's list of configuration file names, in any directory, and the two customary folders for its presets.
    what: "Renovate's configuration",
    paths: compileGlobs([
      '**/renovate.json',
      '**/renovate.json5',
      '**/renovate.jsonc',
      '**/.renovaterc',
      '**/.renovaterc.json',
      '**/.renovaterc.json5',
      '**/.renovaterc.jsonc',
      '.renovate/**',
      '.github/renovate/**',
    ]),
  },
  { what: "Dependabot's configuration", paths: compileGlobs(['.github/dependabot.yml', '.github/dependabot.yaml']) },
  {
    what: 'CODEOWNERS',
    // GitHub's three places, and those of other forges.
    paths: compileGlobs([
      'CODEOWNERS',
      '.github/CODEOWNERS',
      'docs/CODEOWNERS',
      '.gitlab/CODEOWNERS',
      '.gitea/CODEOWNERS',
      '.forgejo/CODEOWNERS',
    ]),
  },
];

/** Why a path takes not even a bump, as a clause; null when it may. */
export function whyProtected(policy: Policy, path: string): string | null {
  if (path === policy.path) return "it is Gatehouse's policy";
  if (policy.files.includes(path)) return 'the policy reads it';
  const group = BUILT_IN.find(({ paths }) => paths.matches(path));
  if (group !== undefined) return `it is ${group.what}`;
  return policy.scope.protected.matches(path) ? 'scope.protected names it' : null;
}
