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
  expect(run.out).toContain(
    `${image}: 2 of 6 versions would go, 1 image with its parts\n  ${old.digest.slice(7, 19)}  2 versions  only `,
  );
  expect(run.out).toContain('  the others stay:\n    1  promoted, now or ever\n');
  expect(run.out).toContain('a workflow makes its own plan');
  expect(run.out).not.toContain('sha256:');
  expect(run.out).toContain(`would tag ${image}@`);
  const plan = JSON.parse(readFileSync(out, 'utf8'));
  expect(plan.packages[0].roots.map(({ digest }: { digest: string }) => digest)).toEqual([old.digest]);
  expect(registry.requests.filter(({ method }) => !['GET', 'HEAD'].includes(method))).toEqual([]);
});

test('refuses without a token for a repository that must be read, and without --plan', async () => {
  const { git } = await scene('prune: { repositories: [acme/apps] }\n');
  const run = await gatehouseHere(['prune', '--plan', '--repo', git.dir], ENV);
  expect(run.code).toBe(2);
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

test('says of an image that was never pushed what to do, and how to go on without it', async () => {
  const { git, image } = await scene();
  const policy = git.git('show', 'HEAD:.github/gatehouse.yml');
  const jobs = `  - name: jobs\n    images: [{ repository: "${image}s" }]\n`;
  git.commit({ files: { '.github/gatehouse.yml': `${policy}\n${jobs}` } });
  const run = await gatehouseHere(['prune', '--plan', '--repo', git.dir], ENV);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain(`error: ${image}s is to be cleaned up and cannot be found, so nothing is`);
  expect(run.err).toMatch(/fix: If it was never pushed, push a first image, or take it out of the policy until then\./);
  expect(run.err).toContain('To clean up other image sets meanwhile, set --set to one of them.');
  const one = await gatehouseHere(['prune', '--plan', '--repo', git.dir, '--set', 'runtime'], ENV);
  expect(one).toMatchObject({ code: 0, err: '' });
});

test('says which token reads another repository, where this one does not', async () => {
  const { git } = await scene('prune: { repositories: [acme/apps] }\n');
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const env = { ...ENV, GITHUB_TOKEN: 'of-nobody', GITHUB_API_URL: simulator.apiUrl };
  const run = await gatehouseHere(['prune', '--plan', '--repo', git.dir], env);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain('prune/unreadable-repository at acme/apps');
  expect(run.err).toContain('set GITHUB_TOKEN or GH_TOKEN to a token that reads its contents and pull requests.');
  expect(run.err).not.toContain('permissions:');
});
