import type { Policy } from '../policy.ts';
import type { Posture } from './posture.ts';
import { holds, type PostureCheck } from './preflight/check.ts';
import { standingChecks } from './preflight/preflight.ts';
import { deadlockChecks, isKnownRule } from './preflight/rules.ts';

/**
 * Whether the boundary around a base branch holds, each point with its fix: what `preflight` would refuse for every change, and what it
 * cannot know. `ok` is null where it could not be read.
 */
export function postureReport(policy: Policy, posture: Posture, baseRef: string): PostureCheck[] {
  const facts = { policy, posture, baseRef };
  const deadlocks = deadlockChecks(facts, 0);
  const none = holds('merge/deadlock', 'no rule of the base branch is known to keep a machine waiting');
  return [
    ...standingChecks(facts),
    ...(deadlocks.length > 0 ? deadlocks : [none]),
    ...strictness(policy, posture),
    ...unknownRules(posture),
  ];
}

function strictness({ merge }: Policy, { strict }: Posture): PostureCheck[] {
  if (!strict) return [];
  if (merge.branchUpdates === 'author')
    return [holds('merge/behind', 'authors keep branches up to date, as rules demand')];
  const message = 'branches must be up to date with the base, and policy knows of nobody who updates them';
  const fix = 'If authors do (Renovate: rebaseWhen behind-base-branch), set merge.branch-updates to author.';
  return [{ check: 'merge/behind', ok: null, message, fix }];
}

function unknownRules({ otherRules }: Posture): PostureCheck[] {
  const types = [...new Set(otherRules.map(({ type }) => type))].filter((type) => !isKnownRule(type));
  return types.map((type) => ({
    check: 'merge/other-rule',
    ok: null,
    message: `it is not known whether a machine can meet the rule ${type}`,
    fix: 'See whether pull requests of bots have met it before.',
  }));
}
