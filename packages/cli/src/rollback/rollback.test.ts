import { scratchRepository } from '@gatehouse/forge/git/testing';
import { pushImage, startRegistry } from '@gatehouse/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { gatehouseHere } from '../testing.ts';

const ENV = { DOCKER_CONFIG: '/nowhere' };

/** A clone in which two builds were promoted. */
async function scene() {
  const registry = await startRegistry({ kind: 'plain' });
  const git = scratchRepository();
  onTestFinished(async () => {
    git.remove();
    await registry.close();
  });
  const image = `${registry.host}/acme/api`;
  const policy = `version: 1\nimages:\n  - name: runtime\n    images: [{ repository: "${image}", smoke: {} }]\n`;
  const promote = (seed: string) => {
    const revision = git.commit({ files: { '.github/gatehouse.yml': policy, 'src/a.go': seed } });
    const labels = { 'org.opencontainers.image.revision': revision };
    const { digest } = pushImage(registry, { repository: 'acme/api', tags: [revision], labels });
    const at = git.commit({ files: { 'compose.yaml': `services: { a: { image: "${image}@${digest}" } }\n` } });
    return { revision, digest, at };
  };
  const [first, second] = [promote('one'), promote('two')];
  const plan = (...args: string[]) => gatehouseHere(['rollback', '--plan', '--repo', git.dir, ...args], ENV);
  return { git, image, first, second, plan };
}

test('says what would be done and what was checked, and writes nothing', async () => {
  const { git, image, first, second, plan } = await scene();
  const refs = () => [git.git('for-each-ref'), git.git('status', '--porcelain')];
  const before = refs();
  const run = await plan();
  expect(run).toMatchObject({ code: 0, err: '' });
  const short = (digest: string) => digest.slice('sha256:'.length, 'sha256:'.length + 12);
  expect(run.out).toContain(`Roll runtime back to ${first.revision.slice(0, 12)}: every check passed`);
  expect(run.out).toContain(`revision label  passed     1 of 1 images say ${first.revision} on every platform`);
  expect(run.out).toContain('smoke           not-asked  1 images are to be run, and nothing was run for this plan');
  expect(run.out).toContain(`${image}  ${short(second.digest)} -> ${short(first.digest)}\n`);
  expect(run.out).toContain('would write compose.yaml\nwould write .github/gatehouse/holds/runtime.yml\n');
  expect(run.out).toContain(`the hold would refuse 1 digest, and builds of ${second.revision}`);
  expect(refs()).toEqual(before);
});

test('as JSON, and to what is named', async () => {
  const { first, plan } = await scene();
  const run = await plan('--target', `at-commit:${first.at}`, '--format', 'json');
  expect(JSON.parse(run.out)).toMatchObject({ outcome: 'planned', to: { commit: first.at, revision: first.revision } });
});

test('says why not, and what to do', async () => {
  const { first, second, plan } = await scene();
  const refused = await plan('--target', second.revision);
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/rollback\/already-there at [0-9a-f]{40}: .*\n {2}fix: Name an earlier revision/);
  expect(refused.out).toMatch(new RegExp(`\\n\\nother targets:\\n {2}at-commit:${first.at} {2}since .*\\n$`));
  expect(await plan('--target', 'HEAD~1')).toMatchObject({ code: 2, out: '' });
  const astray = await plan('--source', '/nowhere');
  expect(astray).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^error: \/nowhere is not a git.*\n {2}fix: .*--source\.\n$/),
  });
  expect((await gatehouseHere(['rollback', '--repo', '.'], ENV)).err).toContain("required option '--plan'");
});
