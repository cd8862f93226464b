import { bool, clip, type InputReader, oneOf, plain, pullRequestNumber, readInputs, text } from '@gatehouse/action-kit';
import {
  explainTarget,
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
  /** As it was typed; `cleanReason` takes it or not. */
  readonly reason: string;
  readonly dryRun: boolean;
  readonly wish: { readonly set: string; readonly target: RollbackTarget } | { readonly merged: MergedChange };
}

const commit: InputReader<string> = (name, raw) => {
  if (raw === '' || /^[0-9a-f]{40}$/.test(raw)) return raw;
  const message = `Input '${name}' is ${shown(raw)}, which is no full commit id.`;
  const fix = `Set '${name}' to all of its 40 digits, in lower case; \`git rev-parse\` prints them.`;
  throw new GatehouseError('invalid-input', message, fix);
};

const SPEC = {
  ...leverSpec('a token that may open pull requests, usually that of a GitHub App'),
  'packages-token': text,
  strategy: oneOf(['set', 'revert']),
  set: text,
  target: text,
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
    wish: read.strategy === 'set' ? setWish(read) : { merged: mergedChange(read) },
  };
}

interface Asked {
  readonly set: string;
  readonly target: string;
  readonly 'pull-request': number | null;
  readonly 'merge-commit': string;
}

/** Whoever names a pull request and forgets the strategy wants something else than an image set that goes back. */
function setWish(asked: Asked): { readonly set: string; readonly target: RollbackTarget } {
  const named = asked['pull-request'] !== null ? 'pull-request' : asked['merge-commit'] !== '' ? 'merge-commit' : null;
  if (named !== null) {
    const fix = `Set 'strategy' to revert to undo a merged change; leave '${named}' empty to take an image set back.`;
    throw new GatehouseError('invalid-input', `Input '${named}' is given, and the strategy is 'set'.`, fix);
  }
  const target = parseRollbackTarget(asked.target);
  if (target !== null) return { set: asked.set, target };
  const { why, fix } = explainTarget(asked.target);
  throw new GatehouseError('invalid-input', `Input 'target' is ${shown(asked.target)}, and no target: ${why}.`, fix);
}

function mergedChange({ target, 'pull-request': pullRequest, 'merge-commit': mergeCommit }: Asked): MergedChange {
  if (target !== '' && target !== 'previous') {
    const message = `Input 'target' is ${shown(target)}, and the strategy 'revert' has none.`;
    const fix =
      "Leave 'target' at `previous` to undo a merged change; set 'strategy' to set to take an image set back.";
    throw new GatehouseError('invalid-input', message, fix);
  }
  if (pullRequest !== null && mergeCommit === '') return { pullRequest };
  if (pullRequest === null && mergeCommit !== '') return { mergeCommit };
  const what = pullRequest === null ? 'neither of them is given' : 'both are given';
  const message = `The strategy 'revert' undoes what 'pull-request' or 'merge-commit' names, and ${what}.`;
  const fix = "Set 'pull-request' to its number, or 'merge-commit' to the commit that it became on the default branch.";
  throw new GatehouseError('invalid-input', message, fix);
}

function shown(raw: string): string {
  return raw === '' ? 'empty' : `'${clip(plain(raw), 60)}'`;
}
