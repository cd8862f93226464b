import type { RecordedRequest, Simulator, TokenOptions } from '@gatehouse/simulator';
import { type ActionRun, runAction } from '../../test/bundle/runner.ts';
import type { OpenPull } from './pull-request.ts';

/** What gate.yml grants its two jobs. */
const JUDGE: TokenOptions = {
  permissions: { contents: 'read', 'pull-requests': 'read', checks: 'read', statuses: 'read', actions: 'read' },
};
const ACT: TokenOptions = {
  permissions: { contents: 'write', 'pull-requests': 'write', statuses: 'write', issues: 'write', checks: 'read' },
};

export interface GateTokens {
  readonly judge: string;
  readonly act: string;
}

export const gateTokens = ({ github }: Simulator): GateTokens => ({
  judge: github.createToken(JUDGE),
  act: github.createToken(ACT),
});

export interface Timed {
  readonly name: string;
  readonly ms: number;
  readonly exit: number | null;
  readonly log: string;
  readonly requests: readonly RecordedRequest[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** Measures one process, from before it is started until its output is read. */
export async function timed(name: string, run: () => Promise<Omit<Timed, 'name' | 'ms'>>): Promise<Timed> {
  const started = performance.now();
  const result = await run();
  return { ...result, name, ms: performance.now() - started };
}

const withErrors = async (run: Promise<ActionRun>) => {
  const result = await run;
  return { ...result, log: `${result.log}${result.stderr}` };
};

/** The two bundles one after the other, as the two jobs of gate.yml run them. */
export async function runGate(simulator: Simulator, tokens: GateTokens, pull: OpenPull): Promise<readonly Timed[]> {
  const env = { GITHUB_REPOSITORY: pull.repository.name };
  const common = { event: 'pull_request_target', payload: pull.payload, env };
  const judge = await timed('actions/gate', () =>
    withErrors(
      runAction(simulator, { ...common, action: 'gate', inputs: { 'fail-on': 'error', token: tokens.judge } }),
    ),
  );
  const inputs = {
    token: tokens.act,
    verdict: judge.outputs.verdict ?? '',
    'judge-result': judge.exit === 0 ? 'success' : 'failure',
  };
  const act = await timed('actions/auto-merge', () =>
    withErrors(runAction(simulator, { ...common, action: 'auto-merge', inputs })),
  );
  return [judge, act];
}
