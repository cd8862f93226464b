export { type Proposal, readProposal } from './proposal.ts';
export { renderPromotion } from './render.ts';
export { runPromote } from './run.ts';
export type { PromoteDeps, PromoteInputs, PromoteReport } from './types.ts';
