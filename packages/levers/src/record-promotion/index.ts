export { renderRecordPromotion } from './render.ts';
export { runRecordPromotion } from './run.ts';
export type { RecordedPromotion, RecordPromotionDeps, RecordPromotionInputs, RecordPromotionReport } from './types.ts';
