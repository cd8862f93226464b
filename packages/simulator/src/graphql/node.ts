import { nodeId } from '../node-id.ts';
import type { RepositoryState } from '../state/model.ts';
import { canSee, isAllowed, type PermissionName } from '../state/tokens.ts';
import { typedError } from './errors.ts';
import { pullWithId } from './lookup.ts';
import type { View, ViewContext } from './view.ts';
import { suiteView } from './views/check.ts';

/** `node(id:)` for pull requests, commits and check suites: what has lists whose further pages are asked for by id. */
export function nodeView(context: ViewContext, id: string): View {
  const [, type, key = ''] = /^([A-Za-z]+):(.+)$/.exec(textOf(id)) ?? [];
  const { github, token } = context;
  const visible = [...github.world.repositories.values()].filter((repository) => canSee(token, repository));
  const needs = (repository: RepositoryState, permission: PermissionName) => {
    if (isAllowed(token, repository, { permission, access: 'read' })) return;
    throw typedError('FORBIDDEN', 'Resource not accessible by integration');
  };
  if (type === 'PullRequest') {
    const pull = pullWithId(context, id);
    needs(pull.repository, 'pull-requests');
    return context.views.pullRequest(pull);
  }
  for (const repository of visible) {
    const commit = type === 'Commit' ? repository.network.store.get(key) : undefined;
    if (commit !== undefined) {
      needs(repository, 'contents');
      return context.views.object(repository, commit);
    }
    const suites = type === 'CheckSuite' ? [...repository.suitesBySha.values()].flat() : [];
    const suite = suites.find((candidate) => nodeId('CheckSuite', candidate.id) === id);
    if (suite !== undefined) {
      needs(repository, 'checks');
      return suiteView(context, repository, suite);
    }
  }
  throw typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}

const textOf = (id: string): string => Buffer.from(id.slice(id.indexOf('_') + 1), 'base64url').toString('utf8');
