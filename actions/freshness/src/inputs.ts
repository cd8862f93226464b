import { bool, readInputs } from '@gatehouse/action-kit';
import { type LeverInputs, leverInputs, leverSpec } from '@gatehouse/levers';

export interface FreshnessActionInputs extends LeverInputs {
  readonly dryRun: boolean;
  readonly simulateStale: boolean;
}

const SPEC = {
  ...leverSpec('a token that may read the repository and write issues, usually by leaving it out'),
  'dry-run': bool,
  'simulate-stale': bool,
};

/** @throws GatehouseError `invalid-input` */
export function readFreshnessInputs(input: (name: string) => string): FreshnessActionInputs {
  const read = readInputs(SPEC, input);
  return {
    ...leverInputs(read),
    dryRun: read['dry-run'],
    simulateStale: read['simulate-stale'],
  };
}
