export {
  counted,
  decideFreshness,
  type Freshness,
  type FreshnessLimits,
  span,
} from './freshness/decide.ts';
export { compileImports, type ImportedPaths, importedPath } from './freshness/imported-paths.ts';
export { type Lacked, type Measurement, measure } from './freshness/measure.ts';
export { type PinFile, type Read, readImports, readSourcePin, type SourcePin } from './freshness/read-pin.ts';
export { FRESHNESS_RULES } from './freshness/rules.ts';
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
export type * from './types.ts';
