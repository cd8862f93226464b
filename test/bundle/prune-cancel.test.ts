import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pushImage, startRegistry, startSimulator } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../scripts/steps.ts';

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

function start({ simulator, folder }: Awaited<ReturnType<typeof scene>>) {
  const token = simulator.github.createToken({
    permissions: { contents: 'read', 'pull-requests': 'read', packages: 'write' },
  });
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'event.json'), '{}');
  const inputs = {
    ...{ token, 'source-token': '', 'registry-token': token, 'registry-username': 'x', 'trusted-realms': '' },
    ...{ policy: '.github/gatehouse.yml', set: '', mode: 'prune', 'dry-run': 'false' },
    ...{ plan: '', 'plan-file': '', 'undo-file': '' },
  };
  const child = spawn(process.execPath, [join(root, 'actions', 'prune', 'dist', 'index.js')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      GITHUB_API_URL: simulator.apiUrl,
      GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
      GITHUB_SERVER_URL: simulator.serverUrl,
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_REPOSITORY: 'acme/infra',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_ATTEMPT: '1',
      RUNNER_TEMP: folder,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  const end = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, end };
}

test('a cancelled run ends with nothing in halves, and its summary says what is gone', async () => {
  const it = await scene();
  const { child, end } = start(it);
  // The first of the second image is deleted, and the runner cancels before anything else happens.
  const run = () => void child.kill('SIGINT');
  it.simulator.github.faults.add({ match: { method: 'DELETE', after: 3, times: 1 }, do: { kind: 'after', run } });
  expect(await end).toBe(1);
  const summary = readFileSync(join(it.folder, 'summary'), 'utf8');
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
  expect(await end).toBeNull();
  expect(it.found.versions).toHaveLength(9);
}, 60_000);
