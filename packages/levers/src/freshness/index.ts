export { type Life, missingOf } from './pins/missing.ts';
export { renderFreshness } from './render.ts';
export { runFreshness } from './run.ts';
export type * from './types.ts';
