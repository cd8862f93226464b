import type { FileEdit } from '@gatehouse/forge';
import type { Evidence } from '@gatehouse/release';
import { evidence } from '../shared/checked.ts';
import type { Staged } from './publish.ts';

/** What a token showed by making the commit. */
export function mayWrite({ adopted }: Staged): readonly Evidence[] {
  const detail = adopted ? 'the branch has the commit already' : 'the commit could be written';
  return [evidence('permissions', 'passed', detail)];
}

/** Nobody is told whether a token may change workflow files before it tries; a dry run says at least that it will be needed. */
export function notTried(edits: readonly Pick<FileEdit, 'path'>[]): readonly Evidence[] {
  const workflows = edits.filter(({ path }) => path.startsWith('.github/workflows/'));
  if (workflows.length === 0) return [];
  const detail = `${workflows.length} of the files are workflows: the token needs workflows: write, which only that of a GitHub App has`;
  return [evidence('permissions', 'not-asked', detail)];
}
