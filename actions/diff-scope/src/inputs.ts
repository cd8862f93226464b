import { FAIL_ON, type FailOn, oneOf, readInputs, repositoryPath, required } from '@gatehouse/action-kit';

export interface DiffScopeInputs {
  readonly token: string;
  /** Path of the policy file at the base. */
  readonly policy: string;
  readonly failOn: FailOn;
}

const SPEC = {
  token: required(
    "a token that may read contents and pull requests, usually by leaving it out: the job's own is the default",
  ),
  policy: repositoryPath,
  'fail-on': oneOf(FAIL_ON),
};

/** @throws GatehouseError `invalid-input` */
export function readDiffScopeInputs(input: (name: string) => string): DiffScopeInputs {
  const { 'fail-on': failOn, ...rest } = readInputs(SPEC, input);
  return { ...rest, failOn };
}
