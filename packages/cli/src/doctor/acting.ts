import type { Boundary } from '@gatehouse/forge';
import type { Posture } from '@gatehouse/policy';
import type { Workflow } from '../workflows/read.ts';
import { callsOf } from './calls.ts';

const GITHUB_ACTIONS = 'github-actions[bot]';

/** Whose token arms and posts: the one named, else GITHUB_TOKEN's unless a workflow hands the gate an App; null: not known. */
export function actingLogin(
  workflows: readonly Workflow[],
  viewer: string | null,
  app: string | undefined,
): string | null {
  if (app !== undefined) return `${app}[bot]`;
  const calls = [...callsOf(workflows, 'gate'), ...callsOf(workflows, 'sweep')];
  const byApp = calls.some(({ job }) => (job.inputs.get('client-id') ?? '') !== '');
  if (!byApp) return GITHUB_ACTIONS;
  return viewer?.endsWith('[bot]') ? viewer : null;
}

/**
 * The posture of whoever acts, seen by somebody else. An app is never an administrator; whether a ruleset lets it pass stands on the
 * ruleset's list, which not everybody is shown.
 */
export function postureOf({ posture, rulesets }: Boundary, login: string | null, appId: number | null): Posture {
  if (login !== null && login === posture.viewer) return posture;
  return {
    ...posture,
    viewer: login,
    viewerIsAdmin: false,
    viewerBypasses: rulesets.length === 0 ? false : appId === null ? null : onAList(rulesets, appId),
    postingApp: appId,
    canChangeWorkflows: login === GITHUB_ACTIONS ? false : null,
  };
}

function onAList(rulesets: Boundary['rulesets'], appId: number): boolean | null {
  const listed = rulesets.some(({ actors }) => actors?.some(({ type, id }) => type === 'Integration' && id === appId));
  if (listed) return true;
  return rulesets.some(({ actors }) => actors === null) ? null : false;
}
