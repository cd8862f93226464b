import { list, readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

export interface RehearseActionInputs {
  readonly token: string;
  /** Empty: `token` reads other repositories too. */
  readonly sourceToken: string;
  /** Empty: `token`, for GitHub's registry alone. */
  readonly registryToken: string;
  readonly registryUsername: string;
  readonly trustedRealms: readonly string[];
  readonly policy: string;
  /** Empty: every set. */
  readonly set: string;
}

const SPEC = {
  token: required('a token that may read the repository, usually by leaving it out'),
  'source-token': text,
  'registry-token': text,
  'registry-username': required('the account of the registry token, usually by leaving it out'),
  'trusted-realms': list,
  policy: repositoryPath,
  set: text,
};

/** @throws GatehouseError `invalid-input` */
export function readRehearseInputs(input: (name: string) => string): RehearseActionInputs {
  const read = readInputs(SPEC, input);
  return {
    token: read.token,
    sourceToken: read['source-token'],
    registryToken: read['registry-token'],
    registryUsername: read['registry-username'],
    trustedRealms: read['trusted-realms'],
    policy: read.policy,
    set: read.set,
  };
}
