import { bool, type InputReader, oneOf, pullRequestNumber, readInputs, text } from '@gatehouse/action-kit';
import {
  type LeverInputs,
  leverInputs,
  leverSpec,
  type MergedChange,
  parseRollbackTarget,
  type RollbackTarget,
} from '@gatehouse/levers';
import { GatehouseError } from '@gatehouse/policy';

export interface RollbackActionInputs extends LeverInputs {
  /** For GitHub's registry, where no registry token is given. */
  readonly packagesToken: string;
  readonly reason: string;
  readonly dryRun: boolean;
  readonly wish: { readonly set: string; readonly target: RollbackTarget } | { readonly merged: MergedChange };
}

const target: InputReader<RollbackTarget> = (_name, raw) => {
  const parsed = parseRollbackTarget(raw);
  if (parsed !== null) return parsed;
  const fix =
    "Set 'target' to `previous`, a full commit id of 40 digits, or `at-commit:` and one of the default branch.";
  throw new GatehouseError('invalid-input', "Input 'target' is none.", fix);
};

const commit: InputReader<string> = (_name, raw) => {
  if (raw === '' || /^[0-9a-f]{40}$/.test(raw)) return raw;
  throw new GatehouseError('invalid-input', "Input 'merge-commit' is no full commit id.", 'Give all of its 40 digits.');
};

const SPEC = {
  ...leverSpec('a token that may open pull requests, usually that of a GitHub App'),
  'packages-token': text,
  strategy: oneOf(['set', 'revert']),
  set: text,
  target,
  'pull-request': pullRequestNumber,
  'merge-commit': commit,
  reason: text,
  'dry-run': bool,
};

/** @throws GatehouseError `invalid-input` */
export function readRollbackInputs(input: (name: string) => string): RollbackActionInputs {
  const read = readInputs(SPEC, input);
  return {
    ...leverInputs(read),
    packagesToken: read['packages-token'],
    reason: read.reason,
    dryRun: read['dry-run'],
    wish: read.strategy === 'set' ? { set: read.set, target: read.target } : { merged: mergedChange(read) },
  };
}

function mergedChange(read: { readonly 'pull-request': number | null; readonly 'merge-commit': string }): MergedChange {
  const { 'pull-request': pullRequest, 'merge-commit': mergeCommit } = read;
  if (pullRequest !== null && mergeCommit === '') return { pullRequest };
  if (pullRequest === null && mergeCommit !== '') return { mergeCommit };
  const message = "The strategy 'revert' needs to know what to undo.";
  throw new GatehouseError('invalid-input', message, "Set one of 'pull-request' and 'merge-commit'.");
}
