import type { Risk } from '../risk/types.ts';
import type { Finding, Verdict } from '../verdict.ts';

/** A job output may have 1 MiB and an input 128 KiB; this leaves room for the rest. */
const MAX_OUTPUT_BYTES = 96 * 1024;
/** Entries of each list that are tried, longest first; by the last one only outcome, bindings and counts are left. */
const LIMITS = [2000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0];
const MAX_TEXT = 1000;

/**
 * The verdict as JSON of at most `maxBytes` (UTF-8). Outcome, bindings and counts always stand in it; when lists had to be cut it says
 * `truncated`, and the first finding stays, since it is the reason people get.
 */
export function verdictForOutput(verdict: Verdict, maxBytes: number = MAX_OUTPUT_BYTES): string {
  const whole = JSON.stringify(verdict);
  if (bytes(whole) <= maxBytes) return whole;
  const counts = verdict.counts ?? countsOf(verdict);
  for (const limit of LIMITS) {
    const json = JSON.stringify({ ...cut(verdict, limit), ...membersOf(verdict, limit), truncated: true, counts });
    if (bytes(json) <= maxBytes) return json;
  }
  return JSON.stringify({ ...cut(verdict, 0), truncated: true, counts });
}

function cut(verdict: Verdict, limit: number): Verdict {
  const { members: _members, edits, notes, paths, ...rest } = verdict;
  return {
    ...rest,
    ...cutJudged(verdict, limit),
    summary: shortened(verdict.summary),
    bumps: verdict.bumps.slice(0, limit),
    findings: verdict.findings.slice(0, Math.max(1, limit)).map(shortFinding),
    ...(edits && { edits: edits.slice(0, limit) }),
    ...(notes && { notes: notes.slice(0, limit).map(shortened) }),
    ...(paths && { paths: paths.slice(0, limit).map(shortened) }),
  };
}

/** What judges said keeps its level, outcomes and first reason. Labels that freeze are never cut: a missing one would be a freeze not seen. */
function cutJudged({ risk, context, review, judges }: Verdict, limit: number): Partial<Verdict> {
  return {
    ...(risk && { risk: cutRisk(risk, limit) }),
    ...(context && { context: { ...context, canary: context.canary && shortMessage(context.canary) } }),
    ...(review && { review: { ...review, reviewers: review.reviewers.slice(0, limit).map(shortMessage) } }),
    ...(judges && { judges: judges.map((judge) => ({ ...judge, summary: shortened(judge.summary) })) }),
  };
}

/** Reasons stand highest first, so the first is why. */
function cutRisk(risk: Risk, limit: number): Risk {
  return { ...risk, reasons: risk.reasons.slice(0, Math.max(1, limit)).map(shortPlace) };
}

function shortPlace<T extends { readonly path: string | null; readonly message: string }>(given: T): T {
  return { ...shortMessage(given), path: given.path === null ? null : shortened(given.path) };
}

function shortMessage<T extends { readonly message: string }>(given: T): T {
  return { ...given, message: shortened(given.message) };
}

/** Members keep their outcomes as long as anything fits; their own lists go first. */
function membersOf(verdict: Verdict, limit: number): Pick<Verdict, 'members'> {
  if (verdict.members === undefined) return {};
  const inner = Math.floor(limit / Math.max(1, verdict.members.length));
  return {
    members: verdict.members.map((member) => ({ ...cut(member, inner), truncated: true, counts: countsOf(member) })),
  };
}

function countsOf(verdict: Verdict): NonNullable<Verdict['counts']> {
  return (
    verdict.counts ?? {
      bumps: verdict.bumps.length,
      findings: verdict.findings.length,
      members: verdict.members?.length ?? 0,
    }
  );
}

function shortFinding(finding: Finding): Finding {
  return { ...shortPlace(finding), fix: shortened(finding.fix) };
}

function shortened(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

function bytes(json: string): number {
  return new TextEncoder().encode(json).length;
}
