export { type HistoryCommit, historyBlobs } from './blobs.ts';
export { currentState, findState, promotionHistory } from './history.ts';
export { isComplete, sameDigests } from './state.ts';
