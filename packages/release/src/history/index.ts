export { type HistoryCommit, historyBlobs } from './blobs.ts';
export { currentState, findState, promotionHistory } from './history.ts';
export { pinnedSince } from './since.ts';
export { isComplete, sameDigests } from './state.ts';
