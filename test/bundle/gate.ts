import type { TokenOptions } from '@gatehouse/simulator';
import { type ActionRun, runAction } from './runner.ts';
import { type Proposal, type Pull, propose, pullRequestEvent, type Scene, scene } from './scene.ts';

/** Unattended merging of everything, once a check named `ci` is green: what a repository has at the end of its ramp. */
export const POLICY = `version: 1
merge:
  require-checks: [ci]
  ramp:
    - { components: ["**"], since: 2026-01-01, by: octocat, evidence: three months of dry runs }
  approvals:
    high: [senior]
`;

/** GitHub Actions as an app: what its token posts comes from there. */
const ACTIONS_APP = 15368;

/** What gate.yml grants its two jobs. */
const JUDGE: TokenOptions = {
  permissions: { contents: 'read', 'pull-requests': 'read', checks: 'read', statuses: 'read', actions: 'read' },
};
export const ACT: TokenOptions = {
  permissions: { contents: 'write', 'pull-requests': 'write', statuses: 'write', issues: 'write', checks: 'read' },
};

export interface GateScene extends Scene {
  /** Tokens of the two jobs; made once, as a run's are. */
  readonly tokens: { readonly judge: string; readonly act: string };
}

/**
 * A repository whose rules require the gate status and the check `ci`, with `senior` and `octocat` as writers.
 * @param app the app that the gate status must come from; default: GitHub Actions
 */
export async function gateScene(
  files: Readonly<Record<string, string | null>> = {},
  app = ACTIONS_APP,
): Promise<GateScene> {
  const it = await scene({ '.github/gatehouse.yml': POLICY, ...files });
  const { repository, simulator } = it;
  repository.settings.allowAutoMerge = true;
  repository.rules.addRuleset({
    rules: [
      {
        type: 'required_status_checks',
        strict: false,
        checks: [
          { context: 'gatehouse/main', appId: app },
          { context: 'ci', appId: null },
        ],
      },
    ],
  });
  for (const login of ['octocat', 'senior']) repository.collaborator(login, 'write');
  const { github } = simulator;
  return { ...it, tokens: { judge: github.createToken(JUDGE), act: github.createToken(ACT) } };
}

export interface GateRun {
  readonly judge: ActionRun;
  readonly act: ActionRun;
  /** Requests of both, in order. */
  readonly requests: ActionRun['requests'];
}

export interface GateOptions {
  readonly event?: { readonly event: string; readonly payload: unknown };
  /** Inputs of either action; those an action does not have are left out. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What happens after the judge ended and before the actor begins. */
  readonly between?: () => void;
}

const JUDGE_INPUTS = ['policy', 'pull-request', 'review', 'sarif'];
const ACT_INPUTS = ['policy', 'pull-request', 'mode', 'freeze'];

function pick(names: readonly string[], inputs: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => names.includes(name)));
}

/** What gate.yml does for an event: the judge, then, whatever became of it, the actor. */
export async function runGate(it: GateScene, pull: Pull, options: GateOptions = {}): Promise<GateRun> {
  const { simulator, tokens } = it;
  const event = options.event ?? pullRequestEvent(it, pull);
  const judgeInputs = { ...pick(JUDGE_INPUTS, options.inputs), 'fail-on': 'error', token: tokens.judge };
  const judge = await runAction(simulator, { action: 'gate', ...event, inputs: judgeInputs });
  options.between?.();
  const act = await runAction(simulator, {
    action: 'auto-merge',
    ...event,
    inputs: {
      ...pick(ACT_INPUTS, options.inputs),
      token: tokens.act,
      verdict: judge.outputs.verdict ?? '',
      'judge-result': judge.exit === 0 ? 'success' : 'failure',
    },
  });
  return { judge, act, requests: [...judge.requests, ...act.requests] };
}

/** The gate status of a head in short: `success auto-merge: …`; null: there is none. */
export function gateStatusOf({ repository }: Scene, sha: string): string | null {
  const status = repository.statuses(sha).findLast(({ context }) => context === 'gatehouse/main');
  return status === undefined ? null : `${status.state} ${status.description}`;
}

/** What became of a pull request: the gate status of the head it has now, and whether anything may still merge it, or has. */
export function fateOf(it: Scene, { number }: Pick<Pull, 'number'>) {
  const { head, state, autoMerge } = it.repository.pullRequest(number);
  return { status: gateStatusOf(it, head.sha), armed: autoMerge !== null, merged: state === 'merged' };
}

/** The check that the rules require beside the gate. Whatever is armed and green afterwards merges at once. */
export function passCi({ repository }: Scene, sha: string): void {
  repository.addStatus(sha, { context: 'ci', state: 'success', creator: 'github-actions[bot]' });
}

/** A proposal whose CI is green already, judged and acted upon: the worst moment to be wrong. */
export async function proposeAndRun(it: GateScene, proposal: Proposal, options: GateOptions = {}) {
  const pull = propose(it, proposal);
  passCi(it, pull.head);
  const run = await runGate(it, pull, options);
  return { pull, run, fate: fateOf(it, pull) };
}
