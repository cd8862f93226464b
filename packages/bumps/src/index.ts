export type * from './change.ts';
export type * from './types.ts';
