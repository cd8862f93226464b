import { createHash } from 'node:crypto';
import { scratchRepository } from '@gatehouse/forge/git/testing';
import { pushImage, startRegistry } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { gatehouseHere } from '../testing.ts';

const digest = (name: string) => `sha256:${createHash('sha256').update(name).digest('hex')}`;
const ENV = { DOCKER_CONFIG: '/nowhere' };

async function scene() {
  const registry = await startRegistry({ kind: 'plain' });
  const git = scratchRepository();
  onTestFinished(async () => {
    git.remove();
    await registry.close();
  });
  const api = `${registry.host}/acme/api`;
  const push = (seed: string) =>
    pushImage(registry, {
      repository: 'acme/api',
      tags: [seed],
      platforms: ['linux/amd64', 'linux/arm64'],
      files: { a: seed },
    });
  const policy = `version: 1\nimages:\n  - name: runtime\n    images: [{ repository: "${api}" }]\n    pins: ["deploy/**"]\n`;
  return { registry, git, api, push, policy };
}

const compose = (image: string) => `services: { a: { image: "${image}" } }\n`;

test('every pin with its set, since when and by which commit, and whether the registry has it', async () => {
  const { git, api, push, policy, registry } = await scene();
  const [one, two] = [push('one'), push('two')];
  const first = git.commit({
    files: {
      '.github/gatehouse.yml': policy,
      'deploy/compose.yaml': compose(`${api}:1@${one.digest}`),
      'compose.yaml': compose(`${api}@${two.digest}`),
    },
  });
  git.commit({ files: { 'README.md': 'x' } });
  const promoted = git.commit({ files: { 'deploy/compose.yaml': compose(`${api}:1@${two.digest}`) } });
  const run = await gatehouseHere(['pins', '--repo', git.dir], ENV);
  expect(run.err).toBe('');
  expect(run.code).toBe(0);
  const rows = run.out.split('\n').map((line) => line.split(/ {2,}/));
  expect(rows[0]).toEqual(['SET', 'IMAGE', 'DIGEST', 'PLACE', 'SINCE', 'COMMIT', 'REGISTRY']);
  const hex = two.digest.slice(7, 19);
  const day = /^\d{4}-\d\d-\d\d$/;
  expect(rows[1]).toEqual([
    'runtime',
    `${api}:1`,
    hex,
    'deploy/compose.yaml:1',
    expect.stringMatching(day),
    promoted.slice(0, 12),
    'there',
  ]);
  expect(rows[2]).toEqual(['-', api, hex, 'compose.yaml:1', expect.stringMatching(day), first.slice(0, 12), 'there']);
  expect(run.out).toContain('2 pins of 1 digest\n');

  const [child = ''] = two.children;
  registry.registry.repository('acme/api').remove(child, Date.now());
  const dead = await gatehouseHere(['pins', '--repo', git.dir, '--format', 'json'], ENV);
  expect(dead.code).toBe(1);
  const { pins, commit } = JSON.parse(dead.out);
  expect(commit).toBe(promoted);
  expect(pins).toMatchObject([
    { set: 'runtime', tag: '1', digest: two.digest, since: { commit: promoted }, registry: 'gone' },
    { set: null, tag: null, since: { commit: first }, registry: 'gone', detail: [`linux/amd64 (${child})`] },
  ]);
});

test('without a policy, at an older commit, offline', async () => {
  const { git } = await scene();
  const first = git.commit({
    files: { 'compose.yaml': compose(`redis:7@${digest('a')}`), Dockerfile: `FROM alpine@${digest('b')}\n` },
  });
  git.commit({ files: { Dockerfile: null } });
  const run = await gatehouseHere(['pins', '--repo', git.dir, '--offline', '--at', first, '--format', 'json'], ENV);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out).pins).toMatchObject([
    {
      set: null,
      image: 'docker.io/library/alpine',
      path: 'Dockerfile',
      registry: 'not asked',
      since: { commit: first },
    },
    { set: null, image: 'docker.io/library/redis', tag: '7', path: 'compose.yaml', registry: 'not asked' },
  ]);
  const now = await gatehouseHere(['pins', '--repo', git.dir, '--offline'], ENV);
  expect(now.out).not.toContain('alpine');
});

test('an image that is pinned only where its set does not look is told with the place', async () => {
  const { git, api, policy } = await scene();
  git.commit({ files: { '.github/gatehouse.yml': policy, 'compose.yaml': compose(`${api}@${digest('a')}`) } });
  const run = await gatehouseHere(['pins', '--offline', '--repo', git.dir], ENV);
  const where = 'is pinned only where `pins` of the set does not look, first at compose.yaml:1.';
  expect(run).toMatchObject({ code: 0, err: `note: ${api} of the set runtime ${where}\n` });
});

test('a registry that wants credentials, where there are none', async () => {
  const registry = await startRegistry({ auth: 'token' });
  const git = scratchRepository();
  onTestFinished(async () => {
    git.remove();
    await registry.close();
  });
  const { digest } = pushImage(registry, { repository: 'acme/api', tags: ['1'], platforms: ['linux/amd64'] });
  registry.registry.repository('acme/api').visibility = 'private';
  git.commit({ files: { 'compose.yaml': compose(`${registry.host}/acme/api@${digest}`) } });
  const run = await gatehouseHere(['pins', '--repo', git.dir], ENV);
  expect(run).toMatchObject({ code: 2, out: expect.stringContaining('unknown') });
  expect(run.err).toContain(
    `Pass credentials for ${registry.host} that hold \`repository:acme/api:pull\`; on a laptop: docker login ${registry.host}.`,
  );
});

test('a registry that does not answer, and a folder that is no repository', async () => {
  const { git } = await scene();
  git.commit({ files: { 'compose.yaml': compose(`127.0.0.1:1/acme/api@${digest('a')}`) } });
  const run = await gatehouseHere(['pins', '--repo', git.dir], ENV);
  expect(run).toMatchObject({ code: 2, out: expect.stringContaining('unknown') });
  expect(await gatehouseHere(['pins', '--repo', '/nowhere'], ENV)).toMatchObject({ code: 2, out: '' });
  git.commit({ files: { 'compose.yaml': 'services: {}\n' } });
  expect(await gatehouseHere(['pins', '--repo', git.dir], ENV)).toMatchObject({
    code: 0,
    out: 'No image is pinned by digest.\n',
  });
}, 120_000);

test('an image of a set that is pinned nowhere is told, and what to do about a registry that does not answer, once', async () => {
  const { git, policy, registry, api, push } = await scene();
  const [one, two] = [push('one'), push('two')];
  git.commit({
    files: {
      '.github/gatehouse.yml': policy.replace('/acme/api"', '/acme/apis"'),
      'compose.yaml': `services: { a: { image: "${api}@${one.digest}" }, b: { image: "${api}@${two.digest}" } }\n`,
    },
  });
  await registry.close();
  const run = await gatehouseHere(['pins', '--repo', git.dir], ENV);
  expect(run.code).toBe(2);
  expect(run.err).toContain(`note: ${api}s of the set runtime is pinned nowhere; check its name`);
  expect(run.err.match(/fix: /g)).toHaveLength(1);
  expect(run.out).toMatch(/\n2 pins of 2 digests, 2 unknown\n {2}2 unknown: it cannot be asked: .*ECONNREFUSED.*\n$/);
});
