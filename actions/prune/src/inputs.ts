import { bool, oneOf, readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

export interface PruneActionInputs {
  readonly token: string;
  /** Empty: `token` reads other repositories too. */
  readonly sourceToken: string;
  /** Empty: `token`, for GitHub's registry and packages alone. */
  readonly registryToken: string;
  readonly registryUsername: string;
  readonly policy: string;
  readonly set: string;
  readonly mode: 'prune' | 'restore';
  readonly dryRun: boolean;
  /** Hash of the plan to carry out; empty: one is made. */
  readonly plan: string;
  /** File with that plan; empty: it is made again. */
  readonly planFile: string;
  /** File to restore from. */
  readonly undoFile: string;
}

const SPEC = {
  token: required('a token that may read the repository, usually by leaving it out'),
  'source-token': text,
  'registry-token': text,
  'registry-username': required('the account of the registry token, usually by leaving it out'),
  policy: repositoryPath,
  set: text,
  mode: oneOf(['prune', 'restore']),
  'dry-run': bool,
  plan: text,
  'plan-file': text,
  'undo-file': text,
};

/** @throws GatehouseError `invalid-input` */
export function readPruneInputs(input: (name: string) => string): PruneActionInputs {
  const read = readInputs(SPEC, input);
  return {
    token: read.token,
    sourceToken: read['source-token'],
    registryToken: read['registry-token'],
    registryUsername: read['registry-username'],
    policy: read.policy,
    set: read.set,
    mode: read.mode,
    dryRun: read['dry-run'],
    plan: read.plan,
    planFile: read['plan-file'],
    undoFile: read['undo-file'],
  };
}
