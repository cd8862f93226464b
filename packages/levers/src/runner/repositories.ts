import type { RunnerContext } from '@gatehouse/action-kit';
import { type GithubRepository, githubRepository } from '@gatehouse/forge/github';

/** The repository of a run, and others by name. */
export interface Repositories {
  readonly own: GithubRepository;
  /** `owner/name`; null, or its own name: the one of the run. */
  readonly named: (repository: string | null) => GithubRepository;
  readonly isOwn: (repository: string) => boolean;
}

/** Its own repository answers to `token`, others to the one for sources where it is given. */
export function repositoriesFor(
  { token, sourceToken }: { readonly token: string; readonly sourceToken: string },
  context: Pick<RunnerContext, 'repository' | 'apiUrl' | 'graphqlUrl'>,
  log: (line: string) => void,
): Repositories {
  const own = githubRepository({ ...context, token, log });
  const isOwn = (repository: string) => repository.toLowerCase() === context.repository.toLowerCase();
  const named = (repository: string | null) =>
    repository === null || isOwn(repository)
      ? own
      : githubRepository({ ...context, repository, token: sourceToken || token, log });
  return { own, named, isOwn };
}
