import type { GateScene } from '../../bundle/gate.ts';
import type { Pull } from '../../bundle/scene.ts';
import { callerOf, sweepOf } from './caller.ts';
import { onLatest } from './events.ts';

const SIGNAL = '.github/workflows/signal.yml';

/**
 * A writer approves, and what follows from it by the documented workflows: signal.yml, which may do nothing, ends; its end starts
 * sweep.yml.
 */
export async function approve(it: GateScene, { number }: Pull, author = 'octocat') {
  const { conversation, runs } = it.repository;
  conversation.addReview(number, { state: 'APPROVED', author });
  const told = await onLatest(it, callerOf('.github/workflows/signal.md', SIGNAL), 'pull_request_review');
  runs.add({ path: SIGNAL, name: 'signal', event: 'pull_request_review', headBranch: 'renovate/nginx' });
  const swept = await onLatest(it, sweepOf(), 'workflow_run');
  return { told, swept };
}
