import { bool, list, readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

export interface RecordActionInputs {
  readonly token: string;
  /** Empty: `token` reads the source repository too. */
  readonly sourceToken: string;
  /** Empty: `token`, for GitHub's registry alone. */
  readonly registryToken: string;
  readonly registryUsername: string;
  /** Hosts of token servers that registries may send to besides their own. */
  readonly trustedRealms: readonly string[];
  readonly policy: string;
  readonly set: string;
  readonly dryRun: boolean;
}

const SPEC = {
  token: required('a token that may read the repository and write packages, usually by leaving it out'),
  'source-token': text,
  'registry-token': text,
  'registry-username': required('the account of the registry token, usually by leaving it out'),
  'trusted-realms': list,
  policy: repositoryPath,
  set: text,
  'dry-run': bool,
};

/** @throws GatehouseError `invalid-input` */
export function readRecordInputs(input: (name: string) => string): RecordActionInputs {
  const read = readInputs(SPEC, input);
  return {
    token: read.token,
    sourceToken: read['source-token'],
    registryToken: read['registry-token'],
    registryUsername: read['registry-username'],
    trustedRealms: read['trusted-realms'],
    policy: read.policy,
    set: read.set,
    dryRun: read['dry-run'],
  };
}
