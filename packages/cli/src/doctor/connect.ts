import type { BoundaryReader } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';

type Environment = Readonly<Record<string, string | undefined>>;

/** A reader by what the environment says, as in a workflow: token, and the API's address. Throws `invalid-input`. */
export async function connectTo(
  repository: string,
  env: Environment,
  log: (line: string) => void,
): Promise<BoundaryReader> {
  const token = env.GITHUB_TOKEN || env.GH_TOKEN;
  if (!token) {
    const fix = 'Set GITHUB_TOKEN or GH_TOKEN, for example GH_TOKEN=$(gh auth token).';
    throw new GatehouseError('invalid-input', 'there is no token to ask GitHub with', fix);
  }
  const apiUrl = (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
  // The client is heavy, and no other command needs it.
  const { githubBoundary } = await import('@gatehouse/forge/github');
  return githubBoundary({ token, repository, apiUrl, graphqlUrl: env.GITHUB_GRAPHQL_URL || graphqlUrl(apiUrl), log });
}

/** A server of one's own has REST at `/api/v3` and GraphQL at `/api/graphql`. */
function graphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/v3$/, '')}/graphql`;
}
