import { bool, oneOf, readInputs, text } from '@gatehouse/action-kit';
import { type LeverInputs, leverInputs, leverSpec } from '@gatehouse/levers';

export interface PruneActionInputs extends LeverInputs {
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
  ...leverSpec('a token that may read the repository, usually by leaving it out'),
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
    ...leverInputs(read),
    set: read.set,
    mode: read.mode,
    dryRun: read['dry-run'],
    plan: read.plan,
    planFile: read['plan-file'],
    undoFile: read['undo-file'],
  };
}
