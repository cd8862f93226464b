import { renderRepository } from './render/repository.ts';
import { ok, type Route } from './route.ts';

export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '',
    need: { permission: 'metadata', access: 'read' },
    handle: (context) =>
      ok({ ...renderRepository(context, context.repository), network_count: 0, subscribers_count: 0 }),
  },
];
