import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pushImage, startRegistry, startSimulator } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { startAction } from './runner.ts';

const DAY_MS = 86_400_000;
const revision = (number: number): string => number.toString(16).padStart(40, '0');

/** A promoted image and two old ones, of three versions each. */
async function scene() {
  const registry = await startRegistry({ kind: 'ghcr' });
  const simulator = await startSimulator({ packages: registry });
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-prune-main-'));
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([simulator.close(), registry.close()]);
  });
  const image = `${registry.host}/acme/api`;
  const push = (number: number) =>
    pushImage(registry, {
      repository: 'acme/api',
      tags: [`pending-${revision(number)}`],
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { 'org.opencontainers.image.revision': revision(number) },
      created: new Date(Date.now() - (90 - number) * DAY_MS).toISOString(),
    });
  const [promoted, ...old] = [push(1), push(2), push(3)];
  const policy = `version: 1\nprune:\n  images: ["${image}"]\n  delete: [{ registry: "${registry.host}", by: packages }]\n`;
  simulator.github.createRepository('acme/infra', {
    files: { '.github/gatehouse.yml': policy, 'compose.yaml': `image: ${image}@${promoted.digest}\n` },
  });
  return { registry, simulator, folder, old, found: registry.registry.repository('acme/api') };
}

/** What it keeps for later runs stays in the scene's folder. */
function start({ simulator, folder }: Awaited<ReturnType<typeof scene>>) {
  const token = simulator.github.createToken({
    permissions: { contents: 'read', 'pull-requests': 'read', packages: 'write' },
  });
  return startAction(simulator, {
    action: 'prune',
    event: 'schedule',
    payload: {},
    inputs: { token, 'registry-token': token, 'dry-run': 'false' },
    env: { GITHUB_REPOSITORY: 'acme/infra', RUNNER_TEMP: folder },
  });
}

test('a cancelled run ends with nothing in halves, and its summary says what is gone', async () => {
  const it = await scene();
  const { child, end } = start(it);
  // The first of the second image is deleted, and the runner cancels before anything else happens.
  const run = () => void child.kill('SIGINT');
  it.simulator.github.faults.add({ match: { method: 'DELETE', after: 3, times: 1 }, do: { kind: 'after', run } });
  const { exit, summary } = await end;
  expect(exit).toBe(1);
  expect(summary).toContain('3 versions were deleted before the run stopped: The run was cancelled');
  expect(it.found.versions).toHaveLength(6);
  expect(it.found.tags.get(`pending-${revision(3)}`)).toBe(it.old[1]?.digest);
  const kept = JSON.parse(readFileSync(join(it.folder, 'gatehouse-prune', 'undo.json'), 'utf8'));
  expect(kept.entries).toHaveLength(6);
}, 60_000);

test('before anything can be deleted, a cancelled run just ends', async () => {
  const it = await scene();
  const { child, end } = start(it);
  const run = () => void child.kill('SIGINT');
  it.simulator.github.faults.add({ match: { path: /versions/, times: 1 }, do: { kind: 'after', run } });
  expect((await end).exit).toBeNull();
  expect(it.found.versions).toHaveLength(9);
}, 60_000);
