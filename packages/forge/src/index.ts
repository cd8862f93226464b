export type * from './port.ts';
export { readRollback } from './rollback.ts';
