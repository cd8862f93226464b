export { checkPins, NOT_KNOWN } from './pins/check.ts';
export { findPins, type PinGroup } from './pins/find.ts';
export { renderFreshness } from './render.ts';
export { runFreshness } from './run.ts';
export type * from './types.ts';
