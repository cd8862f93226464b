export { MAX_BLOCK, readBlock, writeBlock } from './block.ts';
export {
  PROMOTE_PREFIX,
  pendingTag,
  promoteBranch,
  ROLLBACK_PREFIX,
  revisionTag,
  rollbackBranch,
  temporaryBranch,
} from './branches.ts';
export { registryCredentials } from './credentials.ts';
export { readPromotionHistory } from './history.ts';
export type { LeverIo } from './io.ts';
export { REVISION_LABEL, type RevisionLabels, revisionLabels } from './labels.ts';
export { type LeverPolicy, type PolicyPlace, readLeverPolicy, readTexts, setNamed } from './policy.ts';
export { asSentence, refusalLine, renderEvidence, renderRefusals, renderTable } from './render.ts';
export type { LeverReport } from './report.ts';
export { REGISTRY_CONCURRENCY, type Resolved, resolveRevision } from './resolve.ts';
