import { covers, type Workflow } from '../../workflows/read.ts';
import { type Call, type Called, callsOf } from '../calls.ts';
import { type Check, ok, problem, unknown } from '../check.ts';

/** Without them the gate does not hear of a new head, another base, another body or a label. */
const PULL_REQUEST_TYPES = ['opened', 'synchronize', 'reopened', 'edited', 'labeled', 'unlabeled', 'ready_for_review'];

/** What the called jobs ask for; GitHub does not start a run whose caller grants less. */
const PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  statuses: 'write',
  issues: 'write',
  checks: 'read',
  actions: 'read',
};

interface Around {
  readonly branch: string;
  readonly mergeQueue: boolean;
}

/** Whether workflows of the default branch call the gate, when they should, and as what they should. */
export function workflowChecks(workflows: readonly Workflow[], { mergeQueue, branch }: Around): Check[] {
  const gates = callsOf(workflows, 'gate');
  const sweeps = callsOf(workflows, 'sweep');
  const signals = callsOf(workflows, 'signal');
  return [
    gates.length === 0 && usesActions(workflows)
      ? unknown(
          'workflow/gate',
          'a workflow uses the actions without gate.yml',
          'See that it does all that gate.yml does.',
        )
      : presence('gate', gates, 'nothing judges pull requests'),
    ...gates.flatMap((call) => [gateTriggers(call, { mergeQueue, branch }), ...acting(call, 'gate')]),
    presence('sweep', sweeps, 'no window, approval, freeze or reviewer is seen until the next push'),
    ...sweeps.flatMap((call) => [sweepTriggers(call, signals), ...acting(call, 'sweep')]),
    presence('signal', signals, 'reviews are seen only by the hourly sweep'),
    ...signals.map((call) => pin(call, 'signal')),
  ];
}

/** As older runners and servers of one's own have to. */
function usesActions(workflows: readonly Workflow[]): boolean {
  const used = workflows.flatMap(({ jobs }) => jobs.flatMap(({ uses }) => uses));
  return used.some((one) => /^[\w.-]+\/[\w.-]+\/actions\/(?:gate|auto-merge|diff-scope)@/.test(one));
}

function presence(called: Called, calls: readonly Call[], otherwise: string): Check {
  const name = `workflow/${called}`;
  const [first] = calls;
  if (first !== undefined) return ok(name, `${first.workflow.path} calls ${called}.yml`);
  const message = `no workflow of the default branch calls ${called}.yml, so ${otherwise}`;
  return problem(name, message, `Add .github/workflows/${called}.yml; gatehouse init writes it.`);
}

function gateTriggers({ workflow }: Call, { mergeQueue, branch }: Around): Check {
  const name = 'workflow/gate-triggers';
  const { path, triggers } = workflow;
  const pull = triggers.get('pull_request_target');
  if (pull === undefined) {
    const message = `${path} does not run on pull_request_target: the head's own file would decide what runs, or nothing runs`;
    return problem(name, message, 'Trigger it by pull_request_target, as gate.md shows.');
  }
  if (!covers(pull, branch)) {
    return problem(
      name,
      `${path} does not run for every pull request into ${branch}; the others never get a status`,
      'Take the filter away.',
    );
  }
  const missing = PULL_REQUEST_TYPES.filter((type) => !pull.types?.includes(type));
  if (missing.length > 0) {
    return problem(name, `${path} does not run when a pull request is ${missing.join(', ')}`, 'Add these types.');
  }
  if (mergeQueue && !triggers.has('merge_group')) {
    return problem(name, `${path} does not run on merge_group, so the merge queue waits for ever`, 'Add merge_group.');
  }
  return ok(name, `${path} runs whenever a pull request changes`);
}

function sweepTriggers({ workflow }: Call, signals: readonly Call[]): Check {
  const name = 'workflow/sweep-triggers';
  const { path, triggers } = workflow;
  const missing = ['schedule', 'push', 'issues'].filter((event) => !triggers.has(event));
  if (missing.length > 0)
    return problem(name, `${path} does not run on ${missing.join(', ')}`, 'Add what sweep.md shows.');
  const awaited = triggers.get('workflow_run')?.workflows ?? [];
  const deaf = signals.filter((signal) => !awaited.includes(signal.workflow.name ?? signal.workflow.path));
  const [first] = deaf;
  if (first !== undefined) {
    const message = `${path} does not wait for the workflow ${first.workflow.name ?? first.workflow.path}`;
    return problem(name, message, 'List its name under workflow_run.');
  }
  return ok(name, `${path} runs by the clock, and when policy, freezes or reviews change`);
}

/** What gate and sweep have in common: they act, with what that takes. */
function acting(call: Call, called: Called): Check[] {
  return [mode(call, called), permissions(call, called), pin(call, called)];
}

function mode({ workflow, job }: Call, called: Called): Check {
  const name = `workflow/${called}-mode`;
  const given = job.inputs.get('mode') ?? 'act';
  if (given === 'act') return ok(name, `${workflow.path} acts`);
  if (given !== 'dry-run') {
    return unknown(name, `${workflow.path} runs with mode: ${given}`, 'See that it comes to `act`.');
  }
  const message = `${workflow.path} is a dry run: it writes no status and arms nothing`;
  return problem(name, message, 'When the summaries are right, make it `mode: act`.');
}

function permissions({ workflow, job }: Call, called: Called): Check {
  const name = `workflow/${called}-permissions`;
  const granted = job.permissions;
  if (granted === 'write-all') return ok(name, `${workflow.path} grants everything`);
  const missing = Object.entries(PERMISSIONS).flatMap(([area, access]) =>
    suffices(granted, area, access) ? [] : [`${area}: ${access}`],
  );
  if (missing.length === 0) return ok(name, `${workflow.path} grants what ${called}.yml asks for`);
  return problem(name, `${workflow.path} does not grant ${missing.join(', ')}: no run starts`, 'Add it to the job.');
}

function suffices(granted: Call['job']['permissions'], area: string, access: string): boolean {
  if (granted === null || typeof granted === 'string') return granted === 'read-all' && access === 'read';
  const given = granted.get(area);
  return given === 'write' || given === access;
}

function pin({ workflow, job, ref }: Call, called: Called): Check {
  const name = `workflow/${called}-pin`;
  if (/^[0-9a-f]{40}$/.test(ref)) return ok(name, `${workflow.path} pins ${called}.yml to a commit`);
  const message = `${workflow.path} uses ${job.uses[0] ?? ''}: whoever moves ${ref} decides what runs`;
  return problem(name, message, 'Write the full commit SHA, with the version in a comment.');
}
