import type { Change, Proof } from '@gatehouse/bumps';
import { type Conversation, NO_CONVERSATION } from '../evidence/conversation.ts';
import { HYGIENE_RULES } from '../hygiene/registry.ts';
import { boundBy } from '../merge/bound.ts';
import type { Policy } from '../policy.ts';
import type { Risk } from '../risk/types.ts';
import { limitFindings, uniqueFindings } from '../scope/findings.ts';
import type { Finding, Verdict } from '../verdict.ts';
import { judgedBy } from '../verdicts/judged.ts';
import { bodyDigest } from './body/digest.ts';
import { readBody } from './body/read-body.ts';
import { judgeCanary } from './canary/report.ts';
import type { CanaryReport } from './canary-report.ts';
import type { Profile } from './profile.ts';
import { BODY_RULES } from './registry.ts';
import { requiredProfiles } from './required-profiles.ts';
import { inBody } from './rule.ts';
import { contextSummary } from './summary.ts';

export interface ContextInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  /** The computed one. */
  readonly risk: Risk;
  readonly conversation: Conversation;
  /** `gatehouse@x.y.z` */
  readonly tool: string;
  readonly now: Date;
}

/**
 * Judges what a pull request says about itself and its housekeeping. Pure, and bounded whatever the body is. Of `NO_CONVERSATION` (a disk,
 * a merge queue) only what shows in the change is judged, and `unchecked` says so.
 */
export function judgeContext(input: ContextInput): Verdict {
  const { policy, change, conversation, tool } = input;
  const { bound } = boundBy(policy, change);
  const said = conversation !== NO_CONVERSATION;
  const profiles = requiredProfiles(policy, change, input.risk);
  const canary = said ? canaryOf(input, profiles) : null;
  const all = uniqueFindings([
    ...(said ? bodyFindings(input, profiles) : []),
    ...(canary?.finding ? [canary.finding] : []),
    ...hygieneFindings(input, said),
  ]);
  const { findings, cut } = limitFindings(all);
  const outcome = bound ? (all.length === 0 ? 'pass' : 'block') : 'skip';
  const names = profiles.map(({ name }) => name);
  return {
    schema: 1,
    tool,
    gate: 'context-pack',
    outcome,
    summary: contextSummary({
      outcome,
      profiles: names,
      findings,
      total: all.length,
      author: change.author?.login ?? null,
    }),
    ...judgedBy(policy, change, bound),
    bumps: [],
    findings,
    unchecked: !said && profiles.length > 0 ? ['context'] : [],
    context: { profiles: names, body: bodyDigest(conversation.body), canary: canary?.report ?? null },
    ...(cut && { truncated: true, counts: { bumps: 0, findings: all.length, members: 0 } }),
  };
}

function bodyFindings(
  { policy, change, proof, risk, conversation }: ContextInput,
  profiles: readonly Profile[],
): Finding[] {
  if (profiles.length === 0) return [];
  const body = readBody(conversation.body);
  if (body === null) {
    const message = 'the body is too long, nested too deep or too intricate to be read';
    return [
      inBody('context/body-unreadable', null, message, 'Shorten it, and move long output into a comment or a file.'),
    ];
  }
  return BODY_RULES.flatMap((rule) => rule.judge({ policy, change, proof, risk, body, profiles }));
}

function canaryOf(
  { policy, change, conversation, now }: ContextInput,
  profiles: readonly Profile[],
): { readonly report: CanaryReport; readonly finding: Finding | null } | null {
  const { canary } = policy.context;
  if (canary === null || !profiles.some(({ name }) => canary.requiredFor.has(name))) return null;
  return judgeCanary(canary, change.head, conversation, now);
}

function hygieneFindings({ policy, change, conversation }: ContextInput, said: boolean): Finding[] {
  const title = said ? conversation.title : null;
  return HYGIENE_RULES.flatMap((rule) => rule.judge({ policy, change, title }));
}
