import type { ApiContext } from '../../http.ts';
import { isPullRequest } from '../../state/conversation/model.ts';
import { canSee } from '../../state/tokens.ts';
import { typedError } from '../errors.ts';
import { mergingMutations } from '../merging-mutations.ts';
import { nodeView } from '../node.ts';
import { refMutations } from '../ref-mutations.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';
import { objectView } from './git-object.ts';
import { issueView } from './issue.ts';
import { mergeQueueView, queueEntryView } from './merge-queue.ts';
import { pullRequestView } from './pull-request.ts';
import { repositoryView } from './repository.ts';

/** The entry points of queries and mutations. */
export function rootView(api: ApiContext): View {
  const context = withViews(api);
  const { github, token } = context;
  return {
    ...mergingMutations(context),
    ...refMutations(context),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = github.findRepository(`${owner}/${name}`);
      if (repository === null || !canSee(token, repository)) {
        throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryView(context, repository);
    },
    node: ({ id }: { id: string }) => nodeView(context, id),
    rateLimit: () => {
      const { limit, used, remaining, reset } = github.limits.state(token);
      const resetAt = new Date(reset * 1000).toISOString();
      return { cost: 1, nodeCount: 0, limit, used, remaining, resetAt };
    },
    // the one place where GraphQL writes a bot with its suffix: the field's type is User
    viewer: () =>
      token === null ? null : { ...actorView(context, token.account), __typename: 'User', login: token.account.login },
  };
}

function withViews(api: ApiContext): ViewContext {
  const context: ViewContext = {
    ...api,
    views: {
      repository: (repository) => repositoryView(context, repository),
      pullRequest: (pull) => pullRequestView(context, pull),
      subject: (subject) => (isPullRequest(subject) ? pullRequestView(context, subject) : issueView(context, subject)),
      object: (repository, object) => objectView(context, repository, object),
      mergeQueue: (repository, branch) => mergeQueueView(context, repository, branch),
      queueEntry: (entry) => queueEntryView(context, entry),
    },
  };
  return context;
}
