import { type Repository, type Simulator, startSimulator } from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import { DEFAULT_PATIENCE, type Patience } from '../limits.ts';
import { type GithubRepository, githubRepository } from './index.ts';

/** What a job with every lever asks for. */
export const LEVERS = { contents: 'write', issues: 'write', 'pull-requests': 'write' } as const;

/** A simulated GitHub with one repository `o/r`, as levers see it. */
export interface Scene {
  readonly simulator: Simulator;
  readonly repository: Repository;
  readonly forge: GithubRepository;
  forgeWith(options: {
    readonly permissions?: Parameters<Simulator['github']['createToken']>[0];
    readonly patience?: Partial<Patience>;
    readonly repository?: string;
  }): GithubRepository;
}

type Files = NonNullable<Parameters<Simulator['github']['createRepository']>[1]>['files'];

export async function scene(files: Files = { 'a.yaml': 'image: redis:1\n' }): Promise<Scene> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const repository = simulator.github.createRepository('o/r', { files });
  const forgeWith: Scene['forgeWith'] = ({ permissions, patience, repository: name = 'o/r' }) =>
    githubRepository({
      token: simulator.github.createToken(permissions ?? { permissions: LEVERS }),
      repository: name,
      apiUrl: simulator.apiUrl,
      graphqlUrl: simulator.graphqlUrl,
      patience: { ...DEFAULT_PATIENCE, unitMs: 2, ...patience },
    });
  return { simulator, repository, forgeWith, forge: forgeWith({}) };
}

/** How many requests of each kind: writes are what changes something. */
export function writesOf({ simulator }: Scene): string[] {
  return simulator.requests.flatMap(({ method, path, body }) => {
    const query = path === '/graphql' ? (body as { query: string }).query : null;
    if (query === null) return method === 'GET' ? [] : [`${method} ${path.replace(/^\/repos\/o\/r/, '')}`];
    return query.startsWith('mutation') ? [/\{\s*(\w+)/.exec(query)?.[1] ?? query] : [];
  });
}
