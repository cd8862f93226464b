export { checkPins } from './pins/check.ts';
export { findPins, type PinGroup } from './pins/find.ts';
export { type Life, missingOf } from './pins/missing.ts';
export { renderFreshness } from './render.ts';
export { runFreshness } from './run.ts';
export type * from './types.ts';
