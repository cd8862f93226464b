import { type InputReader, list, repositoryPath, required, text } from '@gatehouse/action-kit';

/** What the action of every lever is given. */
export interface LeverInputs {
  readonly token: string;
  /** Empty: `token` reads other repositories too. */
  readonly sourceToken: string;
  /** Empty: a token of GitHub serves, for GitHub's registry alone. */
  readonly registryToken: string;
  readonly registryUsername: string;
  /** Hosts of token servers that registries may send to besides their own. */
  readonly trustedRealms: readonly string[];
  readonly policy: string;
}

const COMMON = {
  'source-token': text,
  'registry-token': text,
  'registry-username': required('the account of the registry token, usually by leaving it out'),
  'trusted-realms': list,
  policy: repositoryPath,
};

type Common = { readonly [K in keyof typeof COMMON]: (typeof COMMON)[K] extends InputReader<infer T> ? T : never };

/** Readers of these inputs. `token` completes "Set 'token' to …". */
export const leverSpec = (token: string) => ({ token: required(token), ...COMMON });

/** The same under the names that code has for them. */
export function leverInputs(read: Common & { readonly token: string }): LeverInputs {
  return {
    token: read.token,
    sourceToken: read['source-token'],
    registryToken: read['registry-token'],
    registryUsername: read['registry-username'],
    trustedRealms: read['trusted-realms'],
    policy: read.policy,
  };
}
