import { bool, readInputs, text } from '@gatehouse/action-kit';
import { type LeverInputs, leverInputs, leverSpec } from '@gatehouse/levers';

export interface RecordActionInputs extends LeverInputs {
  readonly set: string;
  readonly dryRun: boolean;
}

const SPEC = {
  ...leverSpec('a token that may read the repository and write packages, usually by leaving it out'),
  set: text,
  'dry-run': bool,
};

/** @throws GatehouseError `invalid-input` */
export function readRecordInputs(input: (name: string) => string): RecordActionInputs {
  const read = readInputs(SPEC, input);
  return {
    ...leverInputs(read),
    set: read.set,
    dryRun: read['dry-run'],
  };
}
