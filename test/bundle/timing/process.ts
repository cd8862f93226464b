import { type EventTarget, explainFault } from '@gatehouse/action-kit';
import { memoryIo } from '@gatehouse/action-kit/testing';
import { TOOL, type Verdict, verdictForOutput } from '@gatehouse/policy';
import type { TokenOptions } from '@gatehouse/simulator';
import { type AutoMergeInputs, readAutoMergeInputs } from '../../../actions/auto-merge/src/inputs.ts';
import { runAutoMerge } from '../../../actions/auto-merge/src/run.ts';
import { runSweep } from '../../../actions/sweep/src/run.ts';
import { locate } from '../../../packages/bumps/src/index.ts';
import { DEFAULT_PATIENCE, githubReader, type Patience } from '../../../packages/forge/src/github/index.ts';
import { judgeTarget } from '../../../packages/judge/src/judge-target.ts';
import { wholeGate } from '../../../packages/judge/src/judges/gate.ts';
import { memoise } from '../../../packages/judge/src/memoise.ts';
import type { GateScene } from '../gate.ts';

export const POLICY_PATH = '.github/gatehouse.yml';

/** Waits a thousandth, so that a failing request costs milliseconds. */
const HURRIED: Patience = { ...DEFAULT_PATIENCE, unitMs: 1 };

export interface ProcessOptions {
  readonly patience?: Patience;
  /** Told between the two jobs. */
  readonly onVerdict?: (verdict: Verdict) => void;
}

export interface ProcessRun {
  readonly verdict: Verdict;
  /** What the acting job answered; `none` also when it ended by an exception. */
  readonly state: string;
  /** Everything both jobs wrote into their logs and summaries. */
  readonly log: string;
}

function connect({ simulator }: GateScene, token: string, log: (line: string) => void, patience = HURRIED) {
  const { apiUrl, graphqlUrl } = simulator;
  return githubReader({ token, repository: 'o/r', apiUrl, graphqlUrl, log, patience });
}

function actInputs(token: string, verdict: Verdict): AutoMergeInputs {
  const given: Record<string, string> = { token, verdict: verdictForOutput(verdict), policy: POLICY_PATH, mode: 'act' };
  return readAutoMergeInputs((name) => given[name] ?? '');
}

/** What gate.yml does for a target, in this process but over HTTP: the same use cases as the bundles', behind the same adapter. */
export async function gateInProcess(
  it: GateScene,
  target: EventTarget,
  options: ProcessOptions = {},
): Promise<ProcessRun> {
  const io = memoryIo();
  const { log } = io;
  const clock = () => new Date();
  const judging = {
    forge: connect(it, it.tokens.judge, log, options.patience),
    locate: memoise(locate),
    clock,
    tool: TOOL,
    gatehouse: 'our-org/gatehouse',
    onFault: (error: unknown) => explainFault(io, error),
  };
  const verdict = await judgeTarget(judging, wholeGate, { repository: 'o/r', policyPath: POLICY_PATH, target });
  options.onVerdict?.(verdict);
  const { serverUrl } = it.simulator;
  const forge = connect(it, it.tokens.act, log, options.patience);
  const deps = { forge, io, repository: 'o/r', serverUrl, runUrl: `${serverUrl}/o/r/actions/runs/42`, clock };
  const state = await runAutoMerge(deps, actInputs(it.tokens.act, verdict), target).then(
    (answer) => answer.state,
    (error: unknown) => {
      explainFault(io, error);
      return 'none';
    },
  );
  return { verdict, state, log: [...io.lines, ...io.summaries].join('\n') };
}

/** What sweep.yml grants the job that looks. */
export const SWEEP: TokenOptions = {
  permissions: { contents: 'read', 'pull-requests': 'read', issues: 'read', statuses: 'read', checks: 'read' },
};

/** What sweep.yml finds: the numbers of the pull requests that are due. */
export async function sweepInProcess(it: GateScene, all = false): Promise<readonly number[]> {
  const io = memoryIo();
  const token = it.simulator.github.createToken(SWEEP);
  const forge = connect(it, token, io.log);
  const inputs = { token, policy: POLICY_PATH, all, freeze: '' };
  const due = await runSweep({ forge, io, clock: () => new Date() }, inputs);
  return due.map(({ pullRequest }) => pullRequest);
}
