import { isAllowed } from '../state/tokens.ts';
import { renderRepository } from './render/repository.ts';
import { ok, type Route, type RouteContext } from './route.ts';

export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '',
    need: { permission: 'metadata', access: 'read' },
    handle: (context) =>
      ok({
        ...renderRepository(context, context.repository),
        ...settings(context),
        network_count: 0,
        subscribers_count: 0,
      }),
  },
];

/** Shown to those who may write. */
function settings({ token, repository }: RouteContext): Record<string, boolean> {
  if (!isAllowed(token, repository, { permission: 'contents', access: 'write' })) return {};
  const { settings } = repository;
  return {
    allow_auto_merge: settings.allowAutoMerge,
    allow_squash_merge: settings.allowSquash,
    allow_merge_commit: settings.allowMergeCommit,
    allow_rebase_merge: settings.allowRebase,
    delete_branch_on_merge: settings.deleteBranchOnMerge,
  };
}
