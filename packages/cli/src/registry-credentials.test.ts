import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { machineCredentials } from './registry-credentials.ts';

function config(content: string | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-docker-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (content !== null) writeFileSync(join(folder, 'config.json'), content);
  return folder;
}
const auth = Buffer.from('octocat:a:b').toString('base64');
const octocat = { username: 'octocat', password: 'a:b' };

test('what docker login wrote, Docker Hub under its name in references', async () => {
  const auths = {
    'ghcr.io': { auth },
    'https://index.docker.io/v1/': { auth },
    'r.example:5000': { auth },
    'x.example': {},
  };
  const { credentials, notes } = await machineCredentials({
    DOCKER_CONFIG: config(JSON.stringify({ auths })),
    GITHUB_TOKEN: 't',
  });
  expect(credentials).toEqual(['ghcr.io', 'docker.io', 'r.example:5000'].map((registry) => ({ registry, ...octocat })));
  expect(notes).toEqual([]);
});

test("a token is for GitHub's registry alone, where docker has none", async () => {
  const { credentials } = await machineCredentials({
    DOCKER_CONFIG: config(null),
    GH_TOKEN: 't',
    GITHUB_ACTOR: 'octocat',
  });
  expect(credentials).toEqual([{ registry: 'ghcr.io', username: 'octocat', password: 't' }]);
  expect(await machineCredentials({ DOCKER_CONFIG: config(null) })).toEqual({ credentials: [], notes: [] });
});

test('helpers are not run, and what is no JSON is said', async () => {
  const { notes } = await machineCredentials({ DOCKER_CONFIG: config('{"credsStore":"desktop"}') });
  expect(notes).toHaveLength(1);
  await expect(machineCredentials({ DOCKER_CONFIG: config('{') })).rejects.toMatchObject({ code: 'invalid-input' });
});
