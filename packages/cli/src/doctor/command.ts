import type { Boundary, BoundaryReader } from '@gatehouse/forge';
import { DEFAULT_POLICY_PATH, type Policy, policySources, postureReport } from '@gatehouse/policy';
import { describeFault } from '../fault.ts';
import { decoded, policyFrom, textOnDisk } from '../policy-source.ts';
import type { Terminal } from '../terminal.ts';
import { readWorkflow, type Workflow } from '../workflows/read.ts';
import { actingLogin, postureOf } from './acting.ts';
import type { Check } from './check.ts';
import { accountChecks } from './checks/accounts.ts';
import { bypassChecks } from './checks/bypass.ts';
import { labelChecks, labelsOf } from './checks/labels.ts';
import { policyChecks } from './checks/policy.ts';
import { workflowChecks } from './checks/workflows.ts';
import { connectTo } from './connect.ts';
import { renderChecks } from './render.ts';

export interface DoctorOptions {
  readonly repository: string;
  readonly branch?: string;
  readonly policy?: string;
  readonly app?: string;
}

/** Says whether the boundary holds. Exit code: 0 all of it, 1 there are problems, 2 some of it, or all, could not be looked at. */
export async function doctor(
  options: DoctorOptions,
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const reader = await connectTo(options.repository, env, (line) => terminal.note(`note: ${line}`));
    const { heading, checks } = await examine(reader, options);
    await terminal.out(renderChecks(heading, checks, terminal.colors));
    if (terminal.gone) return 2;
    if (checks.some(({ ok }) => ok === false)) return 1;
    return checks.some(({ ok }) => ok === null) ? 2 : 0;
  } catch (error) {
    terminal.note(describeFault(error));
    return 2;
  }
}

async function examine(reader: BoundaryReader, options: DoctorOptions): Promise<{ heading: string; checks: Check[] }> {
  const boundary = await reader.readBoundary({ branch: options.branch ?? null, policyPath: DEFAULT_POLICY_PATH });
  const policy = await policyOf(reader, boundary, options.policy);
  const workflows = boundary.workflows.flatMap(workflowOf);
  const login = actingLogin(workflows, boundary.posture.viewer, options.app);
  const [appId, known, permissions] = await Promise.all([
    login === null ? null : reader.appOf(login),
    reader.knownLabels(labelsOf(policy)),
    permissionsOf(reader, policy),
  ]);
  const posture = postureOf(boundary, login, appId);
  const checks: Check[] = [
    ...policyChecks(policy),
    ...postureReport(policy, posture, boundary.branch).map(({ check, ...rest }) => ({ name: check, ...rest })),
    ...bypassChecks(boundary.rulesets),
    ...accountChecks(permissions),
    ...workflowChecks(workflows, { branch: boundary.branch, mergeQueue: posture.mergeQueue }),
    ...labelChecks(policy, known),
  ];
  const who = login === null ? 'an App that --app would name' : `${login}${appId === null ? '' : ` (app ${appId})`}`;
  return { heading: `${options.repository}, branch ${boundary.branch}; who acts: ${who}`, checks };
}

async function policyOf(reader: BoundaryReader, { policy, tip }: Boundary, override?: string): Promise<Policy> {
  const own = policy.bytes && decoded(policy.path, policy.bytes);
  const text = override === undefined ? own : await textOnDisk(override);
  const named = await reader.readFiles(tip, policySources(text));
  const files = new Map(named.map(({ path, bytes }) => [path, bytes && decoded(path, bytes)]));
  const commit = override === undefined ? tip : null;
  return policyFrom({ path: override ?? policy.path, text, commit, at: tip, files });
}

/** One that is no YAML calls nothing. */
function workflowOf({ path, bytes }: Boundary['workflows'][number]): readonly Workflow[] {
  const workflow = bytes === null ? null : readWorkflow(path, new TextDecoder().decode(bytes));
  return workflow === null ? [] : [workflow];
}

/** Of accounts that policy binds and that are no apps. */
async function permissionsOf(reader: BoundaryReader, policy: Policy): Promise<ReadonlyMap<string, string | null>> {
  const bound = [...(policy.authors.enforce ?? []), ...policy.merge.lanes.flatMap(({ authors }) => authors)];
  const logins = new Set(bound.map(({ login }) => login).filter((login) => !login.endsWith('[bot]')));
  return new Map(
    await Promise.all([...logins].map(async (login) => [login, await reader.permissionOf(login)] as const)),
  );
}
