import type { RepositoryState } from '../../state/model.ts';
import { roleOf } from '../../state/permissions.ts';
import { isAllowed } from '../../state/tokens.ts';
import type { View, ViewContext } from '../view.ts';

/** What a repository allows, and what it allows this viewer. */
export function settingsView(context: ViewContext, repository: RepositoryState): View {
  const { settings } = repository;
  return {
    autoMergeAllowed: settings.allowAutoMerge,
    squashMergeAllowed: settings.allowSquash,
    mergeCommitAllowed: settings.allowMergeCommit,
    rebaseMergeAllowed: settings.allowRebase,
    deleteBranchOnMerge: settings.deleteBranchOnMerge,
    viewerPermission: () => viewerPermission(context, repository),
    viewerCanAdminister: () => viewerPermission(context, repository) === 'ADMIN',
  };
}

/** A person's role; an app has none, so what its token may do speaks for it. */
function viewerPermission({ token }: ViewContext, repository: RepositoryState): string | null {
  if (token === null) return null;
  const role = roleOf(repository, token.account);
  if (role !== 'none' && (role !== 'read' || token.account.type !== 'Bot')) return role.toUpperCase();
  if (isAllowed(token, repository, { permission: 'contents', access: 'write' })) return 'WRITE';
  return isAllowed(token, repository, { permission: 'contents', access: 'read' }) ? 'READ' : null;
}
