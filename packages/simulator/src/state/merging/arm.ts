import type { MergeMethod } from '../merge-pull.ts';
import type { PullRequest } from '../model.ts';
import { accountOf } from '../network.ts';
import { canPush } from '../permissions.ts';
import { requirementsOf } from '../rules/requirements.ts';
import { isMethodAllowed } from '../settings.ts';
import { mergeStateOf } from './merge-state.ts';
import type { AutoMerge } from './model.ts';
import { changedWorkflow, refusesWorkflow } from './workflows.ts';

export type ArmInput = Omit<AutoMerge, 'enabledAt'> & {
  /** Null: whatever the head is. */
  readonly expectedHead: string | null;
};

export const HEAD_MODIFIED = 'Head branch was modified. Review and try the merge again.';

/** Why GitHub does not arm this pull request; null: it does. */
export function armRefusal(pull: PullRequest, input: Omit<ArmInput, 'by'>): string | null {
  const { repository, base, head } = pull;
  const { settings } = repository;
  const requirements = requirementsOf(repository, base.ref);
  if (pull.state !== 'open') return "Can't enable auto-merge for this pull request.";
  if (!settings.allowAutoMerge) return 'Auto merge is not allowed for this repository';
  if (!requirements.configured) return 'Protected branch rules not configured for this branch';
  if (input.expectedHead !== null && input.expectedHead !== head.sha) return HEAD_MODIFIED;
  if (requirements.queue === null && !isAllowed(pull, input.method)) {
    return `Merge method ${METHODS[input.method]} is not allowed on this repository`;
  }
  const workflow = input.workflows ? null : changedWorkflow(pull);
  if (workflow !== null) return refusesWorkflow(workflow);
  const state = mergeStateOf(pull);
  return REFUSED.includes(state) ? `Pull request is in ${state.toLowerCase()} status` : null;
}

/** States without anything to wait for, or with nothing that waiting would end. */
const REFUSED: readonly string[] = ['CLEAN', 'UNSTABLE', 'DIRTY', 'DRAFT', 'UNKNOWN'];

const METHODS: Readonly<Record<MergeMethod, string>> = {
  merge: 'merge commits',
  squash: 'squash merging',
  rebase: 'rebase merging',
};

export const isAllowed = ({ repository, base }: PullRequest, method: MergeMethod): boolean =>
  isMethodAllowed(repository.settings, method) && requirementsOf(repository, base.ref).methods.includes(method);

export function arm(pull: PullRequest, { expectedHead: _, ...request }: ArmInput): void {
  const enabledAt = pull.repository.world.clock.next();
  pull.autoMerge = { ...request, enabledAt };
  pull.updatedAt = enabledAt;
}

/** False: it was not armed. */
export function disarm(pull: PullRequest): boolean {
  if (pull.autoMerge === null) return false;
  pull.autoMerge = null;
  pull.updatedAt = pull.repository.world.clock.next();
  return true;
}

/** Armed auto-merge outlives a push by someone with write access, and nobody else's. */
export function disarmAfterPush(pull: PullRequest, pusher: string): void {
  const { repository, head } = pull;
  // only writers can push to the repository itself
  if (
    pull.autoMerge !== null &&
    head.repository !== repository &&
    !canPush(repository, accountOf(repository.world, pusher))
  ) {
    disarm(pull);
  }
}
