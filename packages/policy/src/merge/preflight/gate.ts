import { gateContext } from '../../verdicts/status.ts';
import { list, oneLine } from '../reasons.ts';
import { fails, holds, type PostureCheck, type PostureFacts } from './check.ts';

/** The gate status is the one boundary: it must be required, and from the app that posts it. */
export function gateChecks(facts: PostureFacts): PostureCheck[] {
  const { posture, baseRef } = facts;
  const context = gateContext(baseRef);
  const required = posture.requiredChecks.filter((one) => isContext(one.context, context));
  if (required.length === 0) {
    const fix = `Add ${context} to the required status checks of a ruleset for ${oneLine(baseRef)}, from the app that posts it.`;
    return [fails('merge/gate-not-required', `${context} is not a required check of ${oneLine(baseRef)}`, fix)];
  }
  return [holds('merge/gate-not-required', `${context} is required`), pinned(facts, context, required)];
}

function pinned(
  { posture }: PostureFacts,
  context: string,
  required: readonly { appId: number | null }[],
): PostureCheck {
  const check = 'merge/gate-not-pinned';
  const app = posture.postingApp;
  if (app === null) {
    const fix = 'Post the status with GITHUB_TOKEN or with the token of an App, and require it from that app.';
    return fails(check, `it is not known which app posts ${context}, so no rule can pin it`, fix);
  }
  const other = required.find(({ appId }) => appId !== null && appId !== app);
  if (other !== undefined) {
    const message = `${context} is required from app ${other.appId}, and app ${app} posts it`;
    // Either may be meant: a rule that is out of date, or a token that is not the one it should be.
    const fix = `Require ${context} from app ${app} only, or give the gate the token of app ${other.appId} to act with.`;
    return fails(check, message, fix);
  }
  if (required.some(({ appId }) => appId === app)) return holds(check, `${context} is pinned to app ${app}`);
  const message = `${context} may come from any app: whoever has write access can set it`;
  return fails(check, message, `Choose app ${app} as the source of ${context} in the ruleset.`);
}

/** Auto-merge waits for required checks only: what is not required is not waited for. */
export function ciChecks({ policy, posture, baseRef }: PostureFacts): PostureCheck[] {
  const gate = gateContext(baseRef);
  const wanted = policy.merge.requireChecks.filter((name) => !isContext(name, gate));
  if (wanted.length === 0) {
    const seen = posture.seenContexts
      .filter((name) => !name.toLowerCase().startsWith('gatehouse/'))
      .map((name) => oneLine(name));
    const choice = seen.length === 0 ? 'none was seen yet' : `seen here: ${list(seen)}`;
    const message = 'merge.require-checks names no check, so nothing but the gate would be waited for';
    return [fails('merge/no-required-checks', message, `Name the checks that must be green (${choice}).`)];
  }
  return wanted.map((name) => {
    const found = posture.requiredChecks.some(({ context }) => isContext(context, name));
    if (found) return holds('merge/check-not-required', `${name} is required`);
    const fix = `Add ${name} to the required status checks of ${oneLine(baseRef)}, or take it out of merge.require-checks.`;
    return fails('merge/check-not-required', `${name} is not a required check of ${oneLine(baseRef)}`, fix);
  });
}

/** GitHub compares contexts without regard to case. */
function isContext(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
