import type { PlanDeps } from '@gatehouse/levers';
import { GatehouseError } from '@gatehouse/policy';

type Env = Readonly<Record<string, string | undefined>>;

/** Readers of the repositories that the policy lists; each asks GitHub, and the heavy client is only loaded then. */
export function otherRepositories(env: Env, log: (line: string) => void): PlanDeps['other'] {
  return (repository) => {
    const reader = open(env, repository, log);
    // Asked or not, a missing token is told where the repository is read.
    reader.catch(() => undefined);
    const told = (error: unknown) => {
      throw withoutRights(error) ? rightsOf(repository, error) : error;
    };
    return {
      readRefs: async () => (await reader).readRefs().catch(told),
      readTree: async (commit) => (await reader).readTree(commit).catch(told),
      readBlobs: async (oids) => (await reader).readBlobs(oids).catch(told),
    };
  };
}

/** The forge speaks of a workflow's permissions, and here is none. */
function withoutRights(error: unknown): error is GatehouseError {
  return error instanceof GatehouseError && ['unauthorized', 'forbidden', 'not-found'].includes(error.code);
}

function rightsOf(repository: string, { code, lines }: GatehouseError): GatehouseError {
  const fix = `Check the name in \`prune.repositories\`; if ${repository} exists, set GITHUB_TOKEN or GH_TOKEN to a token that reads its contents and pull requests.`;
  return new GatehouseError(code, lines, fix);
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
