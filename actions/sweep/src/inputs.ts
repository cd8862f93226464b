import { bool, readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

export interface SweepInputs {
  readonly token: string;
  readonly policy: string;
  /** Everyone who is bound, due or not. */
  readonly all: boolean;
  readonly freeze: string;
}

const SPEC = {
  token: required('a token that may read pull requests and issues, usually by leaving it out'),
  policy: repositoryPath,
  all: bool,
  freeze: text,
};

/** @throws GatehouseError `invalid-input` */
export function readSweepInputs(input: (name: string) => string): SweepInputs {
  return readInputs(SPEC, input);
}
