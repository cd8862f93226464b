import { bool, list, readInputs, text } from '@gatehouse/action-kit';
import { type LeverInputs, leverInputs, leverSpec } from '@gatehouse/levers';

export interface PromoteActionInputs extends LeverInputs {
  /** For GitHub's registry, where no registry token is given. */
  readonly packagesToken: string;
  readonly set: string;
  readonly digests: readonly string[];
  readonly revision: string;
  readonly dryRun: boolean;
}

const SPEC = {
  ...leverSpec('a token that may write contents and pull requests, usually that of a GitHub App'),
  'packages-token': text,
  set: text,
  digests: list,
  revision: text,
  'dry-run': bool,
};

/** @throws GatehouseError `invalid-input` */
export function readPromoteInputs(input: (name: string) => string): PromoteActionInputs {
  const read = readInputs(SPEC, input);
  return {
    ...leverInputs(read),
    packagesToken: read['packages-token'],
    set: read.set,
    digests: read.digests,
    revision: read.revision,
    dryRun: read['dry-run'],
  };
}
