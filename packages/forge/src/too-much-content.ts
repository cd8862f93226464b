import { MAX_CHANGE_BYTES } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';

/** The refusal of a change whose files together are larger than is judged. */
export function tooMuchContent(size: string): GatehouseError {
  return new GatehouseError(
    'too-large',
    `the contents of the changed files are ${size}; at most ${MAX_CHANGE_BYTES} bytes are judged together`,
    'Split the change into smaller ones.',
  );
}
