export { type Chosen, chooseTarget, heldTarget, type TargetAnswer, type TargetQuestion } from './choose.ts';
export { listed, refuse, shortCommit } from './refusals.ts';
export { ROLLBACK_RULES, type RollbackRule } from './rules.ts';
export { agree, firstPromotion, isComplete, leftDigests, movedImages, sameDigests } from './states.ts';
export { parseRollbackTarget, type RollbackTarget, targetText } from './target.ts';
