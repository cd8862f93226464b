import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneLine } from '@gatehouse/forge/git';
import { githubRepository } from '@gatehouse/forge/github';
import { setHoldPath } from '@gatehouse/policy';
import { openRegistry } from '@gatehouse/registry';
import { parseRollbackTarget } from '@gatehouse/release';
import {
  type FilesInput,
  type ImageInput,
  pushImage,
  type Repository,
  type SimulatedRegistry,
  type Simulator,
  startRegistry,
  startSimulator,
} from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';
import { rollbackBranch } from '../shared/branches.ts';
import type { RevertDeps } from './revert/types.ts';
import { runRollback } from './run.ts';
import type { RollbackDeps, RollbackInputs, RollbackReport } from './types.ts';

/** A repository whose history promoted images of a real (simulated) registry, for tests of rollbacks. */

const MEMBERS = ['api', 'web'] as const;
type Member = (typeof MEMBERS)[number];

/** What a rollback's job may do. */
export const PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  packages: 'read',
} as const;

export interface Build {
  /** Commit of the source, which is the same repository. */
  readonly revision: string;
  readonly digests: Readonly<Record<Member, string>>;
}

export interface World {
  readonly simulator: Simulator;
  readonly registry: SimulatedRegistry;
  readonly repository: Repository;
  /** `127.0.0.1:5000/acme/api` */
  readonly image: (member: Member) => string;
  /** A commit of source, images that say so, and their tags; members left out keep what `before` had. */
  readonly build: (options?: BuildOptions) => Build;
  /** Pins a build in one commit of the default branch; answers the commit. */
  readonly promote: (build: Build, files?: FilesInput) => string;
  readonly commit: (files: FilesInput, message?: string) => string;
}

interface BuildOptions {
  readonly members?: readonly Member[];
  readonly before?: Build;
  readonly image?: Partial<ImageInput>;
  /** Default: the revision. */
  readonly tags?: (revision: string) => readonly string[];
}

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n      image: ${image}\n`;

export function policyText(host: string, more = ''): string {
  const images = MEMBERS.map((name) => `      - repository: ${host}/acme/${name}\n`).join('');
  return `version: 1\nimages:\n  - name: web\n    images:\n${images}${more}`;
}

type Servers = Pick<World, 'simulator' | 'registry' | 'repository'>;

/** A repository `o/r` with a policy, a registry beside it, and nothing promoted. */
export async function world(
  options: {
    readonly policy?: (host: string) => string;
    readonly files?: FilesInput;
    readonly kind?: 'plain' | 'ghcr';
    /** Default: `main`. */
    readonly defaultBranch?: string;
  } = {},
): Promise<World & { close: () => Promise<void> }> {
  const registry = await startRegistry({ kind: options.kind ?? 'plain' });
  const simulator = await startSimulator({ packages: registry });
  const policy = (options.policy ?? policyText)(registry.host);
  const files = { '.github/gatehouse.yml': policy, 'README.md': '# infra\n', ...options.files };
  const repository = simulator.github.createRepository('o/r', {
    files,
    defaultBranch: options.defaultBranch ?? 'main',
  });
  const close = async () => void (await Promise.all([simulator.close(), registry.close()]));
  return { ...worldOn({ registry, simulator, repository }), close };
}

/** Builds and promotions in a repository that is there already. */
export function worldOn({ registry, simulator, repository }: Servers): World {
  const image = (member: Member) => `${registry.host}/acme/${member}`;
  let count = 0;
  const commit: World['commit'] = (files, message = 'Update files') =>
    repository.commit({ branch: repository.defaultBranch, files, message });
  return {
    simulator,
    registry,
    repository,
    image,
    commit,
    build: ({ members = MEMBERS, before, image: parts, tags = (one: string) => [one] }: BuildOptions = {}) => {
      count += 1;
      const revision = commit({ 'src/main.go': `package main // ${count}\n` });
      const labels = { 'org.opencontainers.image.revision': revision };
      const push = (member: Member) =>
        pushImage(registry, {
          repository: `acme/${member}`,
          platforms: ['linux/amd64', 'linux/arm64'],
          attestations: true,
          labels: { ...labels, 'org.opencontainers.image.title': member },
          tags: tags(revision),
          ...parts,
        }).digest;
      const keep = (member: Member, digest: string) => {
        for (const tag of tags(revision)) registry.registry.repository(`acme/${member}`).tag(tag, digest, 0);
        return digest;
      };
      const digestOf = (member: Member) =>
        members.includes(member) || before === undefined ? push(member) : keep(member, before.digests[member]);
      return { revision, digests: { api: digestOf('api'), web: digestOf('web') } };
    },
    promote: ({ revision, digests }, files = {}) => {
      const pins = {
        'apps/api.yaml': pod(`${image('api')}@${digests.api}`),
        'apps/web.yaml': pod(`${image('web')}@${digests.web}`),
      };
      return commit({ ...pins, ...files }, `Promote ${revision}`);
    },
  };
}

/** Text of a file at a commit; null: it is not there. */
export function textAt({ repository }: Pick<World, 'repository'>, commit: string, path: string): string | null {
  const found = repository.resolve(`${commit}:${path}`);
  return found?.type === 'blob' ? new TextDecoder().decode(found.bytes) : null;
}

/** Everything that the action gives the use case, for a token of a rollback's job. */
export async function depsOf(
  { simulator }: World,
  log: string[] = [],
): Promise<RollbackDeps & RevertDeps & { close: () => Promise<void> }> {
  const token = simulator.github.createToken({ permissions: PERMISSIONS, login: 'acme-bot[bot]', appId: 7 });
  const repository = githubRepository({ ...simulator, repository: 'o/r', token, log: (line) => log.push(line) });
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-rollback-'));
  const line = await cloneLine({ url: `${simulator.serverUrl}/o/r.git`, token, folder: join(folder, 'clone') });
  return {
    repository,
    line,
    registry: () => openRegistry({ credentials: [] }),
    ancestry: () => line,
    verify: async () => ({ outcome: 'passed', detail: 'as policy says' }),
    containers: async () => null,
    io: { log: (message) => log.push(message) },
    clock: () => new Date('2026-11-21T12:00:00Z'),
    close: async () => {
      await line.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let runs = 0;

export function inputsOf(target: string, parts: Partial<RollbackInputs> = {}): RollbackInputs {
  runs += 1;
  const parsed = parseRollbackTarget(target);
  if (parsed === null) throw new Error(`no target: ${target}`);
  return {
    policy: '.github/gatehouse.yml',
    set: '',
    target: parsed,
    reason: 'orders are written twice',
    by: 'octocat',
    dryRun: false,
    ref: 'refs/heads/main',
    runId: `${1000 + runs}`,
    runUrl: null,
    ...parts,
  };
}

/** One dispatch from beginning to end. */
export async function dispatch(
  it: World,
  target: string,
  parts: Partial<RollbackInputs> = {},
  replaced: (deps: RollbackDeps) => Partial<RollbackDeps> = () => ({}),
) {
  const deps = await depsOf(it);
  try {
    return await runRollback({ ...deps, ...replaced(deps) }, inputsOf(target, parts));
  } finally {
    await deps.close();
  }
}

export const HOLD = setHoldPath('web');
export const BRANCH = rollbackBranch('web');

/** A world that ends with the test. */
export async function scene(options: Parameters<typeof world>[0] = {}): Promise<World> {
  const it = await world(options);
  onTestFinished(() => it.close());
  return it;
}

/** Two promotions: the newer one is to be left. */
export async function promotedTwice(
  options: Parameters<typeof world>[0] = {},
  build: Parameters<World['build']>[0] = {},
) {
  const it = await scene(options);
  const good = it.build(build);
  const goodAt = it.promote(good);
  const bad = it.build(build);
  const badAt = it.promote(bad);
  return { ...it, good, goodAt, bad, badAt };
}

/** What "Update branch" makes of a branch, either way; answers its new tip. Takes the number of a pull request. */
export function updateBranch(
  { repository }: Pick<World, 'repository'>,
  branch: string,
  by: 'merge' | 'rebase',
): string {
  const onto = by === 'merge' ? branch : `onto/${branch}`;
  if (by === 'rebase') repository.setBranch(onto, repository.branch(repository.defaultBranch));
  const heads = by === 'merge' ? { head: repository.defaultBranch, base: branch } : { head: branch, base: onto };
  const tip = repository.mergePullRequest(repository.openPullRequest(heads), { method: by });
  if (by === 'merge') return tip;
  repository.setBranch(branch, tip);
  repository.deleteBranch(onto);
  return tip;
}

export function parentsOf({ repository }: World, commit: string): readonly string[] {
  const found = repository.resolve(commit);
  return found?.type === 'commit' ? found.parents : [];
}

export const rules = ({ refusals }: RollbackReport) => refusals.map(({ rule }) => rule);
export const checks = ({ evidence }: RollbackReport) => evidence.map(({ check, outcome }) => `${check} ${outcome}`);
