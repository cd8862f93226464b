import { rmSync } from 'node:fs';
import type { Permissions } from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import type { Workflow } from '../../contract/workflows.ts';
import { copiedWorkflows } from '../copied.ts';
import { hostedCopy } from './hosted.ts';

const GATE = '.github/workflows/gate.yml';
const SWEEP = '.github/workflows/sweep.yml';

/** Behind what is observed, as a later job of a caller would stand: prints the result and the outputs it can use. */
const observer = (job: string): string => `
  observe:
    needs: ${job}
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    env:
      SEEN: \${{ toJSON(needs.${job}) }}
    steps:
      - run: printf '%s\\n' "$SEEN"
`;

export interface Caller {
  /** Text of the caller's workflow. */
  readonly workflow: string;
  /** What its token may do: what the page tells people to grant, and no more. */
  readonly permissions: Permissions;
  /** Folder with what the workflow calls; lives as long as the test. */
  readonly hosted: string;
}

/** The most that any job grants: the runner under test gives all of them the same token. */
function grantedBy({ jobs }: Workflow): Permissions {
  const all = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
  return Object.fromEntries([...all, ...all.filter(([, access]) => access === 'write')]);
}

/** What a page tells people to copy to call `uses`, with one job more that observes what the called one gives. */
function documented(page: string, uses: string, file: string): Pick<Caller, 'workflow' | 'permissions'> {
  const isMeant = ({ text }: { readonly text: string }) => text.includes(`/${uses}@`) && text.includes(file);
  const found = copiedWorkflows().filter((copied) => copied.page === page && isMeant(copied));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} workflows of ${page} use ${uses}`);
  const jobs = Object.entries(only.content.jobs);
  // A job that calls a reusable workflow says so itself; one of single actions is the only one there is.
  const [name = ''] = jobs.find(([, job]) => job.uses?.includes(uses)) ?? jobs[0] ?? [];
  return { workflow: only.text + observer(name), permissions: grantedBy(only.content) };
}

/**
 * A user's workflow exactly as a page shows it, and this repository to be called by it.
 * @param file what tells it from others of the page that call the same
 */
export function callerOf(page: string, uses = GATE, file = ''): Caller {
  const hosted = hostedCopy();
  onTestFinished(() => rmSync(hosted, { recursive: true, force: true }));
  return { ...documented(page, uses, file), hosted };
}

/** Pages show callers in `dry-run`; this is what they become when people let them act. */
export function acting(caller: Caller): Caller {
  return { ...caller, workflow: caller.workflow.replace(/mode: dry-run\b.*/, 'mode: act') };
}

/** The caller of gate.yml that a page shows, allowed to act. */
export const gateOf = (page = '.github/workflows/gate.md'): Caller => acting(callerOf(page));

/** The caller of sweep.yml that a page shows, allowed to act. */
export const sweepOf = (page = '.github/workflows/sweep.md'): Caller => acting(callerOf(page, SWEEP));

/** The same with further inputs or secrets of the called workflow, as YAML of one line each. */
export function given(caller: Caller, key: 'with' | 'secrets', lines: readonly string[]): Caller {
  const text = lines.map((line) => `\n      ${line}`).join('');
  const has = new RegExp(`^    ${key}:$`, 'm');
  const workflow = has.test(caller.workflow)
    ? caller.workflow.replace(has, `$&${text}`)
    : caller.workflow.replace(/^ {4}uses: .*$/m, `$&\n    ${key}:${text}`);
  return { ...caller, workflow };
}
