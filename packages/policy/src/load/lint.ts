import type { PolicyFile } from '../schema/policy-file.ts';
import { lintLevers } from './lint-levers.ts';
import { readPolicyText } from './read.ts';

/** Accounts of apps that people name without the `[bot]` that is part of their login. */
const APPS = new Set(['renovate', 'dependabot', 'github-actions']);

/**
 * Advice about the text of a policy: what would be wrong with it once merged, or is right and yet hardly meant, each a sentence with the key
 * and the way out. It decides nothing, because a pull request is judged by the policy of its base. `headText` null: the change deletes the
 * file.
 */
export function lintPolicyChange(headText: string | null): string[] {
  if (headText === null) return ['Without this file the built-in defaults apply: docs/policy.md lists them.'];
  const { file, complaints } = readPolicyText(headText);
  if (file === null) return complaints.map((complaint) => `Once merged, this policy cannot be read: ${complaint}`);
  return [...personsForApps(file), ...bareNames(file), ...bareFolders(file), ...idleRules(file), ...lintLevers(file)];
}

function personsForApps({ authors }: PolicyFile): string[] {
  return (authors.enforce ?? [])
    .map((entry) => (typeof entry === 'string' ? entry : entry.login))
    .filter((login) => APPS.has(login.toLowerCase()))
    .map((login) => `authors.enforce names ${login}, the login of a person; the app is \`${login}[bot]\`.`);
}

/** A glob matches a whole name, and few names are one word. */
function bareNames({ scope, holds }: PolicyFile): string[] {
  const held = holds.map((hold, at) => ({ key: `holds[${at}].package`, glob: 'package' in hold ? hold.package : '' }));
  const denied = scope.packages.deny.map((glob) => ({ key: 'scope.packages.deny', glob }));
  return [...denied, ...held]
    .filter(({ glob }) => /^[^*?/]+$/.test(glob))
    .map(
      ({ key, glob }) =>
        `${key}: \`${glob}\` finds only that name, its Docker Hub spelling or a chart so called; \`**/${glob}\` finds it in any registry.`,
    );
}

/** Files without a dot mostly begin with a capital (`Dockerfile`); a lower-case word is a folder more often than not. */
function bareFolders({ scope, images }: PolicyFile): string[] {
  const list = (key: string, globs: readonly string[]) => globs.map((glob) => ({ key, glob }));
  const pins = images.flatMap((set) => list(`images.${set.name}.pins`, set.pins ?? []));
  return [...list('scope.paths', scope.paths ?? []), ...list('scope.protected', scope.protected), ...pins]
    .filter(({ glob }) => /^(?:[^*?]*\/)?[^A-Z*?/.][^*?/.]*$/.test(glob))
    .map(({ key, glob }) => `${key}: \`${glob}\` names one file; a folder is \`${glob}/**\`.`);
}

/** A rule of one's own raises, and nothing is below low. */
function idleRules({ risk }: PolicyFile): string[] {
  return risk.rules
    .filter((rule) => rule.level === 'low' && !rule['allow-lowering'])
    .map(
      ({ name }) =>
        `risk.rules: ${name} raises nothing, since nothing is below low; to lower, add \`allow-lowering: true\`.`,
    );
}
