import type { Change } from '@gatehouse/bumps';
import { type Repository, type Simulator, startSimulator } from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import type { OpenedChange, PullRequestWriter } from '../port.ts';
import { type GithubForge, githubReader } from './index.ts';
import { DEFAULT_PATIENCE, type Patience } from './limits.ts';

export const POLICY = '.github/gatehouse.yml';

/** What the jobs that judge and act ask for together. */
export const ACTING = {
  actions: 'read',
  checks: 'read',
  contents: 'write',
  issues: 'read',
  'pull-requests': 'write',
  statuses: 'write',
} as const;

export const MARKER = '<!-- gatehouse -->';

/** A simulated GitHub with one repository `o/r`, read and written with a token of the gate's permissions. */
export interface Scene {
  readonly simulator: Simulator;
  readonly repository: Repository;
  readonly reader: GithubForge;
  /** Lines the adapter logged. */
  readonly log: string[];
  /** Another reader of the same GitHub. */
  readerWith(options: { token?: string; patience?: Partial<Patience>; repository?: string }): GithubForge;
}

type Files = NonNullable<Parameters<Simulator['github']['createRepository']>[1]>['files'];

export async function scene(files: Files = { 'a.yaml': 'image: redis:1\n' }): Promise<Scene> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const repository = simulator.github.createRepository('o/r', files === undefined ? {} : { files });
  const log: string[] = [];
  const readerWith: Scene['readerWith'] = ({
    token = simulator.github.createToken({ permissions: ACTING }),
    patience,
    repository: name = 'o/r',
  }) =>
    githubReader({
      token,
      repository: name,
      apiUrl: simulator.apiUrl,
      graphqlUrl: simulator.graphqlUrl,
      log: (line) => log.push(line),
      patience: { ...DEFAULT_PATIENCE, unitMs: 5, ...patience },
    });
  return { simulator, repository, log, readerWith, reader: readerWith({}) };
}

/** Commits files to a branch and opens a pull request of a bot from it. */
export function bump({ repository }: Scene, files: Files, branch = 'renovate/x'): { number: number; head: string } {
  const head = repository.commit({ branch, author: 'renovate[bot]', ...(files === undefined ? {} : { files }) });
  return { number: repository.openPullRequest({ head: branch, author: 'renovate[bot]' }), head };
}

export function open(it: Scene, pull: { number: number; head: string }): Promise<OpenedChange> {
  return it.reader.openPullRequest({ pullRequest: pull.number, head: pull.head, policyPath: POLICY, baseRef: 'main' });
}

/** Everything a gate reads of a pull request: metadata, contents, the head again. */
export async function readWhole(it: Scene, pull: { number: number; head: string }): Promise<Change> {
  const opened = await open(it, pull);
  const { change } = await it.reader.readContents(opened.change, { siblings: () => [], extra: [] });
  await it.reader.confirmHead(change, opened.behind);
  return change;
}

/** A pull request of `main` at the moment of acting. */
export function liveOf(
  it: Scene,
  pullRequest: number,
  more: { readonly freezeLabels?: readonly string[]; readonly baseRef?: string } = {},
): ReturnType<PullRequestWriter['readLive']> {
  const { freezeLabels = [], baseRef = 'main' } = more;
  return it.reader.readLive({ pullRequest, policyPath: POLICY, baseRef, freezeLabels, marker: MARKER });
}

/** What was asked, in order: the field of a GraphQL request, or method and path. */
export function callsOf({ simulator }: Scene): string[] {
  return simulator.requests.map(({ method, path, body }) => {
    const query = path === '/graphql' ? (body as { query: string }).query : null;
    if (query === null) return `${method} ${path}`;
    const names = [...query.matchAll(/\b(\w+)\(/g)].map(([, name]) => name ?? '');
    return names.find((name) => !['query', 'mutation', 'repository'].includes(name)) ?? query;
  });
}
