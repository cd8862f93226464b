import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pushImage, type SimulatedRegistry, type Simulator, startRegistry, startSimulator } from '@gatehouse/simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAction } from './runner.ts';

const DAY_MS = 86_400_000;
const REPOSITORY = 'acme/infra';
const revision = (number: number): string => number.toString(16).padStart(40, '0');

let folder: string;
const open: { close(): Promise<unknown> }[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-prune-bundle-'));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A repository that pins one build of two platforms by digest, and two old builds beside it that nothing uses. */
async function scene(kind: 'ghcr' | 'plain') {
  const registry = await startRegistry({ kind });
  const simulator = await startSimulator({ packages: registry });
  open.push(simulator, registry);
  const image = `${registry.host}/acme/api`;
  const push = (number: number, days: number) =>
    pushImage(registry, {
      repository: 'acme/api',
      tags: [`pending-${revision(number)}`],
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { 'org.opencontainers.image.revision': revision(number) },
      created: new Date(Date.now() - days * DAY_MS).toISOString(),
    });
  const [promoted, ...old] = [push(1, 90), push(2, 80), push(3, 70)];
  const by = kind === 'ghcr' ? 'packages' : 'oci';
  const policy = `version: 1\nimages:\n  - name: runtime\n    images: [{ repository: "${image}" }]\nprune:\n  delete: [{ registry: "${registry.host}", by: ${by} }]\n`;
  const compose = `services:\n  api:\n    image: ${image}@${promoted.digest}\n`;
  const files = { '.github/gatehouse.yml': policy, 'compose.yaml': compose };
  const repository = simulator.github.createRepository(REPOSITORY, { files });
  const found = registry.registry.repository('acme/api');
  return { registry, simulator, repository, image, promoted, old, found };
}

function prune(simulator: Simulator, inputs: Readonly<Record<string, string>> = {}) {
  const permissions = { contents: 'read', 'pull-requests': 'read', packages: 'write' } as const;
  const token = simulator.github.createToken({ permissions });
  const env = { GITHUB_REPOSITORY: REPOSITORY, RUNNER_TEMP: folder };
  return runAction(simulator, {
    action: 'prune',
    event: 'schedule',
    payload: {},
    inputs: { ...inputs, token },
    env,
  });
}

const deletes = ({ requests }: SimulatedRegistry, simulator: Simulator): number =>
  [...requests, ...simulator.requests].filter(({ method }) => method === 'DELETE').length;

describe.each(['ghcr', 'plain'] as const)('on a %s registry', (kind) => {
  it('plans by default, carries out exactly that plan, and brings it back', async () => {
    const { registry, simulator, promoted, old, found } = await scene(kind);
    const dry = await prune(simulator);
    expect(dry.stderr).toBe('');
    expect([dry.exit, dry.outputs.outcome, deletes(registry, simulator)]).toEqual([0, 'planned', 0]);
    expect(dry.summary).toContain('2 pending images go, oldest first');
    expect(dry.summary).toContain('promoted, now or ever');
    expect(readFileSync(dry.outputs['plan-file'] ?? '', 'utf8')).toContain(old[0]?.digest);

    const live = await prune(simulator, { 'dry-run': 'false', plan: dry.outputs['plan-hash'] ?? '' });
    expect([live.exit, live.outputs.outcome, live.outputs.deleted]).toEqual([0, 'done', '6']);
    expect(found.versions.map(({ digest }) => digest).sort()).toEqual([promoted.digest, ...promoted.children].sort());
    expect(found.tags.get(revision(1))).toBe(promoted.digest);

    const undo = live.outputs['undo-file'] ?? '';
    const back = await prune(simulator, { mode: 'restore', 'undo-file': undo, 'dry-run': 'false' });
    expect([back.exit, back.outputs.outcome, found.versions.length]).toEqual([0, 'done', 9]);
    for (const [at, { digest }] of old.entries()) expect(found.tags.get(`pending-${revision(at + 2)}`)).toBe(digest);
  });
});

it('does nothing once anything moved, and says what', async () => {
  const { registry, simulator, repository, found } = await scene('ghcr');
  const dry = await prune(simulator);
  repository.commit({ branch: 'main', files: { 'a.txt': 'a' } });
  const live = await prune(simulator, { 'dry-run': 'false', plan: dry.outputs['plan-hash'] ?? '' });
  expect([live.exit, live.outputs.outcome, found.versions.length]).toEqual([1, 'refused', 9]);
  expect(live.log).toContain('prune/moved');
  expect(deletes(registry, simulator)).toBe(0);
});

it.each([
  ['dry-run', 'no'],
  ['dry-run', ''],
  ['mode', 'delete'],
])('refuses %s: %s', async (name, value) => {
  const { registry, simulator } = await scene('ghcr');
  const run = await prune(simulator, { [name]: value });
  expect([run.exit, deletes(registry, simulator)]).toEqual([1, 0]);
  expect(run.log).toContain(`Input '${name}'`);
});
