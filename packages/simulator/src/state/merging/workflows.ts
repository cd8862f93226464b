import { pullRequestFiles } from '../changes.ts';
import type { PullRequest } from '../model.ts';
import { nameText } from '../objects.ts';

/** The first workflow file that the pull request changes; null: none. */
export function changedWorkflow(pull: PullRequest): string | null {
  const paths = pullRequestFiles(pull).flatMap(({ path, previousPath }) => [
    path,
    ...(previousPath ? [previousPath] : []),
  ]);
  return paths.map(nameText).find((path) => path.startsWith('.github/workflows/')) ?? null;
}

/** What GitHub says to a token that may not. */
export const refusesWorkflow = (path: string): string =>
  `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`;
