import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/steps.ts';
import { workflows } from '../../contract/workflows.ts';
import { EXAMPLE_SHA } from '../copied.ts';

/** How callers name this repository. */
const NAME = 'OWNER/gatehouse';

/** A workflow without `queue: max`, which only says how many runs may wait, and which the runner under test does not know. */
export const withoutQueue = (text: string): string => text.replace(/^ +queue: max\b.*\n/gm, '');

/** A workflow in which `$/` and `./`, which mean this repository at the commit that runs, are written out for the runner under test. */
const written = (text: string): string =>
  withoutQueue(text.replace(/uses: (?:\$|\.)\/(\S+)/g, `uses: ${NAME}/$1@${EXAMPLE_SHA}`));

/** A scratch copy of what a caller can reach of this repository: reusable workflows, and actions with their built bundles. */
export function hostedCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'gatehouse-hosted-'));
  mkdirSync(join(copy, '.github', 'workflows'), { recursive: true });
  for (const { path, text } of workflows()) writeFileSync(join(copy, path), written(text));
  for (const action of readdirSync(join(root, 'actions'))) {
    const to = join(copy, 'actions', action);
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, 'action.yml'), readFileSync(join(root, 'actions', action, 'action.yml')));
    const bundle = join(root, 'actions', action, 'dist');
    if (existsSync(bundle)) cpSync(bundle, join(to, 'dist'), { recursive: true });
  }
  return copy;
}

/** Tells the runner to take this repository from a folder instead of asking a server for it. */
export const hostedIn = (copy: string): string => `--local-repository=${NAME}@${EXAMPLE_SHA}=${copy}`;
