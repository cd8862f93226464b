import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchRepository } from '@gatehouse/forge/git/testing';
import { pushImage, startRegistry, startSimulator } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { gatehouseHere } from '../testing.ts';

const ENV = { DOCKER_CONFIG: '/nowhere' };
const revision = (number: number) => number.toString(16).padStart(40, '0');

async function scene(prune = '') {
  const registry = await startRegistry({ kind: 'plain' });
  const git = scratchRepository();
  onTestFinished(async () => {
    git.remove();
    await registry.close();
  });
  const image = `${registry.host}/acme/api`;
  const push = (number: number) =>
    pushImage(registry, {
      repository: 'acme/api',
      tags: [`pending-${revision(number)}`],
      platforms: ['linux/amd64'],
      files: { a: `${number}` },
      labels: { 'org.opencontainers.image.revision': revision(number) },
    });
  const [promoted, old, kept] = [push(1), push(2), push(3)];
  const policy = `version: 1\nimages:\n  - name: runtime\n    images: [{ repository: "${image}" }]\n${prune}`;
  git.commit({
    files: {
      '.github/gatehouse.yml': policy,
      'compose.yaml': `services: { a: { image: "${image}@${promoted.digest}" } }\n`,
    },
  });
  git.commit({ branch: 'side', files: { 'notes.txt': kept.digest } });
  git.git('tag', '-a', '-m', 'v1', 'v1', 'side');
  git.git('branch', '-D', 'side');
  return { registry, git, image, promoted, old, kept };
}

test('says what would go and what stays, from branches and tags of a clone, and writes the plan', async () => {
  const { registry, git, old, image } = await scene();
  const out = join(git.dir, 'plan.json');
  const run = await gatehouseHere(['prune', '--plan', '--repo', git.dir, '--out', out], ENV);
  expect([run.code, run.err]).toEqual([0, '']);
  expect(run.out).toContain('2 of 6 versions would go, in 1 images');
  expect(run.out).toContain(old.digest.slice(7, 19));
  expect(run.out).toContain(`would tag ${image}@`);
  const plan = JSON.parse(readFileSync(out, 'utf8'));
  expect(plan.packages[0].roots.map(({ digest }: { digest: string }) => digest)).toEqual([old.digest]);
  expect(registry.requests.filter(({ method }) => !['GET', 'HEAD'].includes(method))).toEqual([]);
});

test('refuses without a token for a repository that must be read, and without --plan', async () => {
  const { git } = await scene('prune: { repositories: [acme/apps] }\n');
  const run = await gatehouseHere(['prune', '--plan', '--repo', git.dir], ENV);
  expect(run.code).toBe(1);
  expect(run.err).toContain('prune/unreadable-repository at acme/apps');
  expect((await gatehouseHere(['prune', '--repo', git.dir], ENV)).code).toBe(2);
});

test("says that GitHub's packages are listed with a token, where there is none", async () => {
  const registry = await startRegistry({ kind: 'ghcr' });
  const simulator = await startSimulator({ packages: registry });
  const git = scratchRepository();
  onTestFinished(async () => {
    git.remove();
    await Promise.all([simulator.close(), registry.close()]);
  });
  const policy = `version: 1\nprune:\n  images: ["${registry.host}/acme/api"]\n  delete: [{ registry: "${registry.host}", by: packages }]\n`;
  git.commit({ files: { '.github/gatehouse.yml': policy } });
  const env = { ...ENV, GITHUB_API_URL: simulator.apiUrl };
  const run = await gatehouseHere(['prune', '--plan', '--repo', git.dir], env);
  expect(run.code).toBe(2);
  expect(run.err).toContain('Set GITHUB_TOKEN or GH_TOKEN');
  expect(simulator.requests).toEqual([]);
});
