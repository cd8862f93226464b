export { type BasePolicy, basePolicy } from './base-policy.ts';
export type { JudgeDeps, JudgeForge } from './deps.ts';
export { type Door, openDoor } from './door.ts';
export { contextJudge } from './judges/context.ts';
export { wholeGate } from './judges/gate.ts';
export { reviewJudge } from './judges/review.ts';
export { riskJudge } from './judges/risk.ts';
export { scopeJudge } from './judges/scope.ts';
export type { Judge, Reading } from './reading.ts';
