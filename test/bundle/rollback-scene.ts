import { startRegistry } from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import { PERMISSIONS, type World, worldOn } from '../../packages/levers/src/rollback/testing.ts';
import { type GateScene, gateScene, POLICY, passCi, runGate } from './gate.ts';
import { type ActionRun, runAction } from './runner.ts';

/** A repository that the whole gate guards, whose history promoted images of a registry. */
export interface RollbackScene extends GateScene {
  readonly world: World;
}

/** The account of an App that opens pull requests, so that events start by themselves. */
const APP = 'acme-release[bot]';

/** `set`: further lines of the set in the policy. */
export async function rollbackScene(set = '', files: Readonly<Record<string, string>> = {}): Promise<RollbackScene> {
  const registry = await startRegistry({ kind: 'plain' });
  onTestFinished(() => registry.close());
  const images = ['api', 'web'].map((name) => `      - repository: ${registry.host}/acme/${name}\n`).join('');
  const policy = `${POLICY}images:\n  - name: web\n    images:\n${images}${set}`;
  const it = await gateScene({ '.github/gatehouse.yml': policy, ...files });
  return { ...it, world: worldOn({ registry, simulator: it.simulator, repository: it.repository }) };
}

/** Starts rollback.yml's job by hand. */
export function rollback(
  { simulator }: Pick<GateScene, 'simulator'>,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const token = simulator.github.createToken({ permissions: PERMISSIONS, login: APP, appId: 77 });
  return runAction(simulator, {
    action: 'rollback',
    event: 'workflow_dispatch',
    payload: { inputs },
    inputs: {
      reason: 'orders are written twice',
      ...inputs,
      token,
    },
    env: { GITHUB_ACTOR: 'octocat', GITHUB_REF: 'refs/heads/main', ...env },
  });
}

/** Judges and acts on the pull request of a rollback, with its CI green. */
export async function judge(it: GateScene, number: number, inputs: Readonly<Record<string, string>> = {}) {
  const { head } = it.repository.pullRequest(number);
  const pull = { number, head: head.sha };
  passCi(it, pull.head);
  return runGate(it, pull, { inputs });
}
