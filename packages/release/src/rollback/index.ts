export { type Chosen, chooseTarget, heldTarget, type TargetAnswer, type TargetQuestion } from './choose.ts';
export { explainTarget, type WrongTarget } from './explain-target.ts';
export { listed, refuse, shortCommit } from './refusals.ts';
export { type Inverse, inverseOf, type Touched, type Tree } from './revert/inverse.ts';
export { type LineEntry, type MergedRange, mergedRange } from './revert/merged-commits.ts';
export { type PatchedFile, unifiedPatch } from './revert/patch.ts';
export { ROLLBACK_RULES, type RollbackRule } from './rules.ts';
export { agree, firstPromotion, leftDigests, movedImages } from './states.ts';
export { parseRollbackTarget, type RollbackTarget, targetText } from './target.ts';
