export { RegistryError, type RegistryErrorCode } from './errors.ts';
export type * from './port.ts';
