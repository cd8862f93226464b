export { readPrunedImages } from './images.ts';
export { KEPT_BECAUSE, renderPrune, renderRestore } from './render.ts';
export { type RestoreReport, restorePruned } from './restore.ts';
export { planPrune, runPrune } from './run.ts';
export { runRestore } from './run-restore.ts';
export type * from './types.ts';
