import type { ApiContext } from '../../http.ts';
import { rateState } from '../../rest/rate-limit.ts';
import { canSee } from '../../state/tokens.ts';
import { typedError } from '../errors.ts';
import { actorView } from './actor.ts';
import { repositoryView } from './repository.ts';

/**
 * The entry points of queries. A view is a plain object whose properties are the fields of its GraphQL type: values, or
 * functions of the field's arguments, called when the field is asked for.
 */
export function rootView(context: ApiContext) {
  const { github, token } = context;
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = github.findRepository(`${owner}/${name}`);
      if (repository === null || !canSee(token, repository)) {
        throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryView(context, repository);
    },
    rateLimit: () => {
      const { limit, used, remaining, reset } = rateState(token);
      const resetAt = new Date(reset * 1000).toISOString();
      return { cost: 1, nodeCount: 0, limit, used, remaining, resetAt };
    },
    viewer: () => (token === null ? null : actorView(context, token.account)),
  };
}
