export { bodyDigest } from './context/body/digest.ts';
export { canaryBlockSchema } from './context/canary/block.ts';
export type { CanaryReport } from './context/canary-report.ts';
export { type ContextInput, judgeContext } from './context/judge.ts';
export { CONTEXT_RULE_IDS } from './context/rule-ids.ts';
export { pullRequestTemplate } from './context/template.ts';
export { canaryWorkflows } from './context/workflows.ts';
export { admitEdits } from './edits/admit.ts';
export * from './evidence/conversation.ts';
export { parseMarkdown } from './evidence/markdown.ts';
export type * from './freshness/policy.ts';
export { whyNotGlob } from './globs/grammar.ts';
export { compileGlobs, isTooLong, type Matcher } from './globs/matcher.ts';
export { type HeldCandidate, type HoldCandidate, holdQuestions, holdsAgainst } from './holds/against.ts';
export { howToLift, whomToAsk } from './holds/set.ts';
export {
  explainSetHold,
  heldRevisions,
  heldSet,
  type ReadSetHold,
  readSetHold,
  refusesNoLess,
  type SetHold,
  setHoldPath,
} from './holds/set-hold.ts';
export { writeSetHold } from './holds/write-set-hold.ts';
export type * from './images/policy.ts';
export { type LabelChanges, labelChanges } from './labels/changes.ts';
export { lintPolicyChange } from './load/lint.ts';
export { loadPolicy, type PolicyInput } from './load/load.ts';
export { outlinePolicy } from './load/outline.ts';
export { atLine, type OwnFile, readOwnFile } from './load/own-file.ts';
export { policySources } from './load/sources.ts';
export { type Bound, boundAuthor, boundBy } from './merge/bound.ts';
export { type DisposeInput, dispose } from './merge/dispose.ts';
export { DISPOSITIONS, type Disposition, type DispositionKind, type DispositionReason } from './merge/disposition.ts';
export { type Candidate, type DueInput, whyDue } from './merge/due.ts';
export { explain } from './merge/explain/explain.ts';
export type { ExplainInput, Explanation, Matched, NearMiss } from './merge/explain/types.ts';
export { type LaneContext, laneOf } from './merge/lane.ts';
export type * from './merge/live.ts';
export type * from './merge/posture.ts';
export { postureReport } from './merge/posture-report.ts';
export type { PostureCheck } from './merge/preflight/check.ts';
export { type PreflightInput, preflight } from './merge/preflight/preflight.ts';
export { type QueueMember, queueMemberFindings } from './merge/queue-member.ts';
export { recogniseRollback, rollbackQuestions } from './merge/recognise-rollback.ts';
export { refused } from './merge/refused.ts';
export type { PastState, Rollback } from './merge/rollback.ts';
export { MERGE_RULES } from './merge/rules.ts';
export { type SquashMessage, squashMessage } from './merge/squash-message.ts';
export { type DispositionStatus, dispositionStatus, parseStatus } from './merge/status.ts';
export { urgency } from './merge/urgency.ts';
export { WAITING_RULES } from './merge/waiting-rules.ts';
export type * from './pins.ts';
export { DEFAULT_POLICY_PATH, type Policy } from './policy.ts';
export type { PrunePolicy } from './prune/policy.ts';
export { reviewAnswerJsonSchema, reviewBlockJsonSchema } from './review/block/schema.ts';
export { judgeReview, type ReviewInput } from './review/judge.ts';
export { REVIEW_OUTCOMES, type ReviewerReport, type ReviewOutcome, type ReviewReport } from './review/report.ts';
export { reviewWorkflows } from './review/workflows.ts';
export { type JudgeRiskInput, judgeRisk } from './risk/judge.ts';
export { RISK_RULES } from './risk/registry.ts';
export type { RiskRule } from './risk/rule.ts';
export type * from './risk/types.ts';
export { policyJsonSchema } from './schema/json-schema.ts';
export { globText, text } from './schema/values.ts';
export { isEnforced, isEnforcedAuthor } from './scope/enforcement.ts';
export { judgeScope, metadataFindings, type ScopeInput } from './scope/judge.ts';
export { policyOnlyChange } from './scope/policy-only.ts';
export { pinQuestions } from './scope/questions.ts';
export { TOOL, VERSION } from './tool.ts';
export type * from './verdict.ts';
export { GatehouseError } from './verdict.ts';
export { type Binding, errorVerdict } from './verdicts/error.ts';
export { type GateInput, judgeGate } from './verdicts/gate.ts';
export { highestUpdate } from './verdicts/highest-update.ts';
export { mergeGroupVerdict } from './verdicts/merge-group.ts';
export {
  type DiskInput,
  type JudgedOnDisk,
  judgeOnDisk,
  UNKNOWN_ON_DISK,
} from './verdicts/on-disk.ts';
export { verdictForOutput } from './verdicts/output.ts';
export { parseVerdict } from './verdicts/parse.ts';
export { type GateStatus, gateContext, gateStatus, statusText } from './verdicts/status.ts';
