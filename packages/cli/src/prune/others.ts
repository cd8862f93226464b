import type { PlanDeps } from '@gatehouse/levers';
import { GatehouseError } from '@gatehouse/policy';

type Env = Readonly<Record<string, string | undefined>>;

/** Readers of the repositories that the policy lists; each asks GitHub, and the heavy client is only loaded then. */
export function otherRepositories(env: Env, log: (line: string) => void): PlanDeps['other'] {
  return (repository) => {
    const reader = open(env, repository, log);
    // Asked or not, a missing token is told where the repository is read.
    reader.catch(() => undefined);
    return {
      readRefs: async () => (await reader).readRefs(),
      readTree: async (commit) => (await reader).readTree(commit),
      readBlobs: async (oids) => (await reader).readBlobs(oids),
    };
  };
}

async function open(env: Env, repository: string, log: (line: string) => void) {
  const token = env.GITHUB_TOKEN || env.GH_TOKEN;
  if (!token) {
    const fix = 'Set GITHUB_TOKEN or GH_TOKEN, for example GH_TOKEN=$(gh auth token).';
    throw new GatehouseError('unauthorized', `there is no token to read ${repository} with`, fix);
  }
  const apiUrl = (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
  const graphqlUrl = env.GITHUB_GRAPHQL_URL || `${apiUrl.replace(/\/v3$/, '')}/graphql`;
  const { githubRepository } = await import('@gatehouse/forge/github');
  return githubRepository({ token, repository, apiUrl, graphqlUrl, log });
}
