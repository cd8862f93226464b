import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import type { Run } from './artifacts.ts';

/** Events for which GitHub always takes the workflow file of the default branch. */
const OF_DEFAULT_BRANCH = new Set([
  'pull_request_target',
  'workflow_run',
  'schedule',
  'repository_dispatch',
  'issue_comment',
  'issues',
  'label',
  'check_run',
  'check_suite',
  'status',
]);

/** Events that run the file of a branch or tag that somebody chose. */
const OF_A_REF = new Set(['workflow_dispatch', 'push']);

/**
 * Whether the workflow file that ran was the default branch's. A run says only the name of its branch or tag, and a tag may be
 * called `main` too: so its commit must lie in the default branch's history. Every other event may run a file that the head has
 * written.
 */
export async function ranDefaultBranch(client: Client, run: Run): Promise<boolean> {
  if (OF_DEFAULT_BRANCH.has(run.event)) return true;
  if (!OF_A_REF.has(run.event) || run.branch === null) return false;
  const asked: Asked = { what: `read the default branch (GET repos)`, needs: 'contents: read' };
  const { default_branch: main } = await client.rest(asked, (rest, where) => rest.repos.get({ ...where }));
  if (run.branch !== main) return false;
  const compare: Asked = { what: `compare ${run.sha} with ${main} (GET compare)`, needs: 'contents: read' };
  const { status } = await client.rest(compare, (rest, where) =>
    rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${run.sha}...${main}`, per_page: 1, page: 1 }),
  );
  return status === 'ahead' || status === 'identical';
}
