import {
  type Repository,
  type SimulatedRegistry,
  type Simulator,
  startRegistry,
  startSimulator,
} from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import { type ActionRun, runAction } from './runner.ts';

/** A repository `o/r` that pins the private repository `acme/lib` by commit, and a registry for its images. */
export interface FreshnessScene {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  readonly repository: Repository;
  readonly source: Repository;
  /** The commit that is pinned at first: the oldest of the source. */
  readonly first: string;
}

export interface SceneOptions {
  /** The rest of the policy below `version: 1`. */
  readonly policy: (host: string) => string;
  readonly files?: (host: string) => Readonly<Record<string, string>>;
}

/** One source `lib` with these limits. */
export const SOURCE_POLICY = (limits: string, more = '') => `freshness:
  sources:
    - name: lib
      repository: acme/lib
      file: deploy/lib.yaml
      pin: /ref/commit
      paths: [src]
      ${limits}
${more}`;

export async function freshnessScene({ policy, files = () => ({}) }: SceneOptions): Promise<FreshnessScene> {
  const registry = await startRegistry();
  onTestFinished(() => registry.close());
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const { github } = simulator;
  const source = github.createRepository('acme/lib', { files: { 'src/a.txt': 'one\n', 'README.md': '# lib\n' } });
  const first = source.branch('main');
  const repository = github.createRepository('o/r', {
    files: {
      '.github/gatehouse.yml': `version: 1\n${policy(registry.host)}`,
      'deploy/lib.yaml': `ref:\n  commit: ${first}\n`,
      ...files(registry.host),
    },
  });
  return { simulator, registry, repository, source, first };
}

/** What GITHUB_TOKEN may do: its own repository, and no other that is private. */
export function ownToken({ simulator }: FreshnessScene): string {
  const permissions = { contents: 'read', issues: 'write' } as const;
  return simulator.github.createToken({ permissions, repositories: ['o/r'] });
}

/** A token for the source alone. */
function sourceToken({ simulator }: FreshnessScene): string {
  return simulator.github.createToken({
    permissions: { contents: 'read' },
    repositories: ['acme/lib'],
    login: 'reader',
  });
}

/** Runs the bundle as the workflow does on its schedule. */
export function runFreshness(
  it: FreshnessScene,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const tokens = { token: ownToken(it), 'source-token': sourceToken(it) };
  const event = { event: 'schedule', payload: { schedule: '23 5 * * *' } };
  return runAction(it.simulator, { action: 'freshness', ...event, inputs: { ...tokens, ...inputs }, env });
}

/** Commits to the source's main. */
export function commitToSource({ source }: FreshnessScene, path: string, text: string): string {
  return source.commit({ branch: 'main', files: { [path]: text }, message: `Change ${path}` });
}

export function pinTo({ repository }: FreshnessScene, commit: string): void {
  repository.commit({
    branch: 'main',
    files: { 'deploy/lib.yaml': `ref:\n  commit: ${commit}\n` },
    message: 'Move the pin',
  });
}

/** Every issue in short: `#1 open The pin lib is behind acme/lib`. */
export function issuesOf({ repository }: FreshnessScene): readonly string[] {
  return [...repository.issues.values()].map(
    ({ number, state, stateReason, title }) =>
      `#${number} ${state}${state === 'closed' ? ` ${stateReason}` : ''} ${title}`,
  );
}
