import { isoTime } from '../../state/clock.ts';
import { armRefusal } from '../../state/merging/arm.ts';
import { bypassesAll } from '../../state/merging/bypass.ts';
import { conflicts, mergeStateOf } from '../../state/merging/merge-state.ts';
import type { PullRequest } from '../../state/model.ts';
import { isAllowed } from '../../state/tokens.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';

/** Fields of a pull request that say whether, how and by whom it is merged. */
export function mergingView(context: ViewContext, pull: PullRequest): View {
  const mayWrite = () => isAllowed(context.token, pull.repository, { permission: 'contents', access: 'write' });
  return {
    autoMergeRequest: () => autoMergeView(context, pull),
    mergeStateStatus: () => mergeStateOf(pull),
    mergeable: () => mergeableOf(pull),
    viewerCanMergeAsAdmin: () =>
      context.token !== null && mayWrite() && bypassesAll(pull.repository, pull.base.ref, context.token.account),
    viewerCanEnableAutoMerge: () => mayWrite() && pull.autoMerge === null && armRefusal(pull, ANY) === null,
    viewerCanDisableAutoMerge: () => mayWrite() && pull.autoMerge !== null,
  };
}

const ANY = { method: 'squash', headline: null, body: null, workflows: true, expectedHead: null } as const;

function mergeableOf(pull: PullRequest): 'CONFLICTING' | 'MERGEABLE' | 'UNKNOWN' {
  if (pull.state !== 'open') return 'UNKNOWN';
  return conflicts(pull) ? 'CONFLICTING' : 'MERGEABLE';
}

function autoMergeView(context: ViewContext, pull: PullRequest): View | null {
  const { autoMerge } = pull;
  if (autoMerge === null) return null;
  return {
    __typename: 'AutoMergeRequest',
    authorEmail: null,
    commitHeadline: autoMerge.headline,
    commitBody: autoMerge.body,
    enabledAt: isoTime(autoMerge.enabledAt),
    enabledBy: actorView(context, autoMerge.by),
    mergeMethod: autoMerge.method.toUpperCase(),
    pullRequest: () => context.views.pullRequest(pull),
  };
}
