import { GatehouseError } from '@gatehouse/policy';
import type { FileEdit } from '../../repository-port.ts';

/** What git writes for "no such ref". */
export const NO_COMMIT = '0'.repeat(40);

const WORKFLOWS = /^\.github\/workflows\//i;

/** What GitHub says when a ruleset or the protection of a branch is in the way, which no permission of a token changes. */
const RULE = /rule violation|protected (?:branch|ref)|being restricted|through a pull request/i;

/**
 * A refused write of files, with the permission that it takes: a job's own token cannot hold `workflows` at all, so what changes a
 * workflow needs the token of an App.
 */
export function writeFault(error: unknown, files: readonly FileEdit[]): unknown {
  if (!(error instanceof GatehouseError)) return error;
  if (RULE.test(error.message)) return new GatehouseError('forbidden', error.message, EXEMPT, { cause: error });
  const says = /workflow/i.test(error.message);
  if (error.code !== 'forbidden' && !says) return error;
  const file = files.find(({ path }) => WORKFLOWS.test(path))?.path;
  return new GatehouseError('forbidden', error.message, says || file !== undefined ? needsApp(file) : NEEDS_CONTENTS, {
    cause: error,
  });
}

const EXEMPT =
  'A rule of the repository is in the way (Settings, Rules or Branches): leave branches below `gatehouse/` out of it, or let the App whose token is passed bypass it.';

const NEEDS_CONTENTS =
  "Add the line `contents: write` to the job's `permissions:`, or give the App whose token is passed the permission Contents: read and write.";

function needsApp(workflow = 'What is to be written'): string {
  return `${workflow} is a workflow, which GITHUB_TOKEN may never change: pass the token of a GitHub App that has the permissions Contents: read and write and Workflows: read and write.`;
}

/** The ref is not what it was when the work began. */
export function refMoved(branch: string, expected: string | null, found: string | null): GatehouseError {
  const name = (oid: string | null) => (oid === null ? 'absent' : `at ${oid}`);
  const what =
    found === expected ? 'came and went' : `is ${name(found)}, and was ${name(expected)} when this run read it`;
  return new GatehouseError(
    'ref-moved',
    `the branch ${branch} ${what}: somebody else wrote to it meanwhile`,
    'Run the job again: it reads the branch as it is now. What was written to it is not lost.',
  );
}

/** The same error, with a sentence more at its end. */
export function withRemark(error: unknown, remark: string): unknown {
  if (!(error instanceof GatehouseError)) return error;
  return new GatehouseError(error.code, `${error.message}; ${remark}`, error.fix, { cause: error });
}
