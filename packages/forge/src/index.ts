export type * from './port.ts';
export type * from './repository-port.ts';
export { readRollback } from './rollback.ts';
