import { bool, list, readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

export interface FreshnessActionInputs {
  readonly token: string;
  /** Empty: `token` reads other repositories too. */
  readonly sourceToken: string;
  /** Empty: `token`, for GitHub's registry alone. */
  readonly registryToken: string;
  readonly registryUsername: string;
  /** Hosts of token servers that registries may send to besides their own. */
  readonly trustedRealms: readonly string[];
  readonly policy: string;
  readonly dryRun: boolean;
  readonly simulateStale: boolean;
}

const SPEC = {
  token: required('a token that may read the repository and write issues, usually by leaving it out'),
  'source-token': text,
  'registry-token': text,
  'registry-username': required('the account of the registry token, usually by leaving it out'),
  'trusted-realms': list,
  policy: repositoryPath,
  'dry-run': bool,
  'simulate-stale': bool,
};

/** @throws GatehouseError `invalid-input` */
export function readFreshnessInputs(input: (name: string) => string): FreshnessActionInputs {
  const read = readInputs(SPEC, input);
  return {
    token: read.token,
    sourceToken: read['source-token'],
    registryToken: read['registry-token'],
    registryUsername: read['registry-username'],
    trustedRealms: read['trusted-realms'],
    policy: read.policy,
    dryRun: read['dry-run'],
    simulateStale: read['simulate-stale'],
  };
}
