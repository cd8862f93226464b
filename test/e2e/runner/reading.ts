import { expect } from 'vitest';
import type { Scene } from '../../bundle/scene.ts';
import type { WorkflowRun } from './log.ts';

/** The jobs of a caller of the gate when both did what they should, whatever they found. */
export const GREEN = { judge: 'success', act: 'success', observe: 'success' };

/** What the job behind the gate saw; null when the runner did not start it. */
export function seen(run: WorkflowRun): { result: string; outputs: Record<string, string> } | null {
  const { observe } = run.printed;
  return observe === undefined ? null : JSON.parse(observe);
}

/** Statuses of a commit as people see them: `gatehouse/main success: text`. */
export const statusesOf = ({ repository }: Scene, sha: string): string[] =>
  repository.statuses(sha).map(({ context, state, description }) => `${context} ${state}: ${description}`);

/** The summary without markup, so that only what it says is compared. */
export const plain = (summary = ''): string =>
  summary
    .replace(/<\/?(?:code|span)>/g, '')
    .replace(/&#(\d+);/g, (_whole, point) => String.fromCodePoint(Number(point)));

/** The verdict as the summary shows it in full. */
export function verdictIn(summary = ''): unknown {
  const json = /(`{3,})json\n([\s\S]*?)\n\1/.exec(summary)?.[2];
  expect(json, 'the summary shows the verdict').toBeDefined();
  return JSON.parse(json ?? '');
}

/** What a scene's GitHub was made to change, in order: `arm`, `status success`, `comment`… */
export function writesOf({ simulator }: Scene): string[] {
  return simulator.requests.flatMap(({ method, path, body }) => {
    const { query, state }: { query?: unknown; state?: unknown } = Object(body);
    const mutation = /^mutation\b[\s\S]*?\{\s*(\w+)/.exec(String(query ?? ''))?.[1];
    if (mutation !== undefined) return [mutation];
    if (method === 'GET' || query !== undefined) return [];
    const what = path.replace(/^\/repos\/o\/r\//, '').replace(/[0-9a-f]{40}|\d+/g, '…');
    return [state === undefined ? `${method} ${what}` : `status ${state}`];
  });
}
