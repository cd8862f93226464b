import { bool, list, readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

export interface PromoteActionInputs {
  readonly token: string;
  /** Empty: `token` reads the source repository too. */
  readonly sourceToken: string;
  /** For GitHub's registry, where no registry token is given. */
  readonly packagesToken: string;
  /** Empty: `packagesToken`, for GitHub's registry alone. */
  readonly registryToken: string;
  readonly registryUsername: string;
  /** Hosts of token servers that registries may send to besides their own. */
  readonly trustedRealms: readonly string[];
  readonly policy: string;
  readonly set: string;
  readonly digests: readonly string[];
  readonly revision: string;
  readonly dryRun: boolean;
}

const SPEC = {
  token: required('a token that may write contents and pull requests, usually that of a GitHub App'),
  'source-token': text,
  'packages-token': text,
  'registry-token': text,
  'registry-username': required('the account of the registry token, usually by leaving it out'),
  'trusted-realms': list,
  policy: repositoryPath,
  set: text,
  digests: list,
  revision: text,
  'dry-run': bool,
};

/** @throws GatehouseError `invalid-input` */
export function readPromoteInputs(input: (name: string) => string): PromoteActionInputs {
  const read = readInputs(SPEC, input);
  return {
    token: read.token,
    sourceToken: read['source-token'],
    packagesToken: read['packages-token'],
    registryToken: read['registry-token'],
    registryUsername: read['registry-username'],
    trustedRealms: read['trusted-realms'],
    policy: read.policy,
    set: read.set,
    digests: read.digests,
    revision: read.revision,
    dryRun: read['dry-run'],
  };
}
