export {
  commitCount,
  decideFreshness,
  type Freshness,
  type FreshnessLimits,
  timeSpan,
} from './freshness/decide.ts';
export {
  absentImports,
  compileImports,
  type ImportedPaths,
  importedPath,
  whyTooMany,
} from './freshness/imported-paths.ts';
export { type Lacked, type Measurement, measure } from './freshness/measure.ts';
export { type PinFile, type Read, readImports, readSourcePin, type SourcePin } from './freshness/read-pin.ts';
export { FRESHNESS_RULES } from './freshness/rules.ts';
export {
  currentState,
  findState,
  type HistoryCommit,
  historyBlobs,
  isComplete,
  pinnedSince,
  promotionHistory,
  sameDigests,
} from './history/index.ts';
export { type HoldWanted, nextHold } from './hold/next-hold.ts';
export * from './inventory/index.ts';
export { bodyWith, type IssueBlock } from './issues/block.ts';
export {
  decideIssue,
  duplicatesOf,
  type IssueDecision,
  type IssueRecord,
  type IssueRules,
  type IssueWish,
  issuesOf,
} from './issues/decide.ts';
export {
  mayHoldPins,
  PINS_RULES,
  type PinEdit,
  type PinsRule,
  type Rewrite,
  type RewriteOptions,
  type RewriteRefused,
  rewritePins,
  type Scan,
  scanPins,
} from './pins/index.ts';
export * from './promotion/index.ts';
export * from './retention/index.ts';
export * from './rollback/index.ts';
export type * from './types.ts';
