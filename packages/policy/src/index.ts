export type * from './pins.ts';
export type * from './verdict.ts';
export { GatehouseError } from './verdict.ts';
