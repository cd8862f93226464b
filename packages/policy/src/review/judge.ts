import type { Change } from '@gatehouse/bumps';
import type { Conversation } from '../evidence/conversation.ts';
import { boundBy } from '../merge/bound.ts';
import type { Policy } from '../policy.ts';
import type { Risk } from '../risk/types.ts';
import { limitFindings } from '../scope/findings.ts';
import type { Verdict } from '../verdict.ts';
import { judgedBy } from '../verdicts/judged.ts';
import { applies } from './applies.ts';
import { assess } from './assess.ts';
import { type Assessed, blocks, findingsFor, notesFor, sentence } from './findings.ts';
import { findOverride } from './override.ts';
import type { ReviewReport } from './report.ts';
import { statementsOf } from './said/statement.ts';
import { reviewSummary } from './summary.ts';
import { worstOf } from './worst.ts';

export interface ReviewInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly conversation: Conversation;
  readonly risk: Risk;
  /** `gatehouse@x.y.z` */
  readonly tool: string;
  readonly now: Date;
}

/** Judges a change by what reviewers said of its head. Absence is not success. Pure; never throws, whatever anybody wrote. */
export function judgeReview(input: ReviewInput): Verdict {
  const { policy, change, conversation, tool } = input;
  const assessed = assessAll(input);
  const blocking = assessed.filter((one) => blocks(one, policy));
  const after = blocking.map(({ assessment }) => assessment.at);
  const { override, refused } =
    blocking.length === 0
      ? { override: null, refused: [] }
      : findOverride(policy.review.overrides, change, conversation.remarks, after);
  const all = override === null ? blocking.flatMap((one) => findingsFor(one, policy, change.head)) : [];
  const { findings, cut } = limitFindings(all);
  const enforced = boundBy(policy, change).bound;
  const outcome = enforced ? (all.length === 0 ? 'pass' : 'block') : 'skip';
  const author = change.author?.login ?? null;
  const review = reportOf(assessed, override);
  const notes = [...refused, ...assessed.flatMap((one) => notesFor(one, policy, override))];
  return {
    schema: 1,
    tool,
    gate: 'quality-gate',
    outcome,
    summary: reviewSummary({ outcome, findings, total: all.length, author, review }),
    ...judgedBy(policy, change, enforced),
    bumps: [],
    findings,
    unchecked: [],
    review,
    ...(notes.length > 0 && { notes: notes.slice(0, MAX_NOTES) }),
    ...(cut && { truncated: true, counts: { bumps: 0, findings: all.length, members: 0 } }),
  };
}

const MAX_NOTES = 50;

function assessAll({ policy, change, conversation, risk, now }: ReviewInput): Assessed[] {
  const { review } = policy;
  const names = review.reviewers.map(({ name }) => name);
  // A rename is two entries, and reviewers count it once.
  const files = change.files.filter(({ renamedTo }) => renamedTo === undefined).length;
  const question = { policy: review, head: change.head, files, now };
  return review.reviewers
    .filter((reviewer) => applies(reviewer, change, risk))
    .map((reviewer) => {
      const statements = statementsOf(conversation, reviewer, names, change.head);
      return { reviewer, assessment: assess(statements, question) };
    });
}

function reportOf(assessed: readonly Assessed[], override: ReviewReport['override']): ReviewReport {
  const counted = assessed.filter(({ reviewer, assessment }) => reviewer.required || assessment.blocking.length > 0);
  return {
    outcome: worstOf(counted.map(({ assessment }) => assessment.outcome)),
    reviewers: assessed.map(({ reviewer, assessment: { outcome, said, url } }) => ({
      reviewer: reviewer.name,
      outcome,
      message: sentence(reviewer, said),
      url,
    })),
    override,
  };
}
