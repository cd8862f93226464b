import { GatehouseError } from '@gatehouse/policy';

/** Closed list of what a registry, or GitHub Packages, can fail with. */
export type RegistryErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'digest-mismatch'
  | 'too-large'
  | 'unsupported'
  | 'rate-limited'
  | 'unavailable';

/** What a registry refused or failed at; `message` names registry, repository and reference, `fix` what to do. */
export class RegistryError extends GatehouseError {
  declare readonly code: RegistryErrorCode;
  constructor(code: RegistryErrorCode, message: string, fix: string, options?: ErrorOptions) {
    super(code, message, fix, options);
    this.name = 'RegistryError';
  }
}
