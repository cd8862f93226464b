import { readInputs, text } from '@gatehouse/action-kit';
import { type LeverInputs, leverInputs, leverSpec } from '@gatehouse/levers';

export interface RehearseActionInputs extends LeverInputs {
  /** Empty: every set. */
  readonly set: string;
}

const SPEC = {
  ...leverSpec('a token that may read the repository, usually by leaving it out'),
  set: text,
};

/** @throws GatehouseError `invalid-input` */
export function readRehearseInputs(input: (name: string) => string): RehearseActionInputs {
  const read = readInputs(SPEC, input);
  return {
    ...leverInputs(read),
    set: read.set,
  };
}
