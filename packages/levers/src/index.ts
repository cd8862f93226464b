export * from './freshness/index.ts';
export * from './issues/index.ts';
export * from './promote/index.ts';
export * from './prune/index.ts';
export * from './record-promotion/index.ts';
export * from './rehearse/index.ts';
export * from './rollback/index.ts';
export * from './shared/index.ts';
