import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { actions, workflows } from '../../contract/workflows.ts';
import { copiedWorkflows } from '../copied.ts';

/** Path inside a scratch repository, and text. */
export type Files = readonly (readonly [string, string])[];

/** The workflows and actions of this repository, as they stand. */
export const ourFiles = (): Files => [...workflows(), ...actions()].map(({ path, text }) => [path, text]);

/**
 * The same, with our own actions named by path: then actionlint follows into them, and holds every input, output and
 * expression against them. Bundles are only looked for, so empty ones will do.
 */
export const ourFilesByPath = (): Files => [
  ...ourFiles().map(([path, text]) => [path, text.replaceAll('uses: $/', 'uses: ./')] as const),
  ...actions().map(({ path, content }) => [join(dirname(path), content.runs.main), ''] as const),
];

/** What pages tell people to copy; each workflow's file is named after its page. */
export const copiedFiles = (): Files =>
  copiedWorkflows().map(({ page, text }, index) => [
    join('.github', 'workflows', `${page.replace(/\W+/g, '-').replace(/^-/, '')}-${index}.yml`),
    text,
  ]);

/** A repository on disk with nothing but these files; it lives as long as the test. */
export function scratchRepository(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  // Linters look for the folder that makes a repository.
  mkdirSync(join(folder, '.git'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
