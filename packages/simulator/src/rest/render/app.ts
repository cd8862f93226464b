import { nodeId } from '../../node-id.ts';
import type { App } from '../../state/checks/model.ts';
import type { RepositoryState } from '../../state/model.ts';
import { type Roots, renderUser } from './user.ts';

/** `integration`: the app that made a check. */
export const renderApp = (roots: Roots, { world }: RepositoryState, { id, slug, name }: App) => ({
  id,
  slug,
  node_id: nodeId('App', id),
  owner: renderUser(roots, world.accounts.ensure('github', { type: 'Organization', id: 9919 })),
  name,
  description: '',
  external_url: `${roots.serverUrl}/${slug}`,
  html_url: `${roots.serverUrl}/apps/${slug}`,
  created_at: '2018-07-30T09:30:17Z',
  updated_at: '2018-07-30T09:30:17Z',
  permissions: { checks: 'write', metadata: 'read' },
  events: [],
});
