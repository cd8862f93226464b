import { GatehouseError } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import type { ContainerRuntime } from './container/runtime.ts';
import { BRANCH, type Build, dispatch, policyText, promotedTwice, rules, scene, textAt } from './testing.ts';

const smoke = (host: string) =>
  policyText(host).replace('/acme/web\n', '/acme/web\n        smoke: { output: ready }\n');

function runtime(said: string, before: () => Promise<unknown> = async () => undefined): ContainerRuntime {
  return {
    name: 'docker',
    pull: async () => null,
    run: async () => {
      await before();
      return { exitCode: 0, output: said };
    },
  };
}

const branches = (it: Awaited<ReturnType<typeof scene>>) =>
  [...it.repository.refs.keys()].filter((ref) => ref.startsWith('refs/heads/gatehouse/'));

describe('whether the token may write', () => {
  test('is told before images are run', async () => {
    const it = await scene({ policy: smoke });
    const step = ({ digests }: Build) => ({
      '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    container: ${it.image('api')}@${digests.api}\n`,
    });
    for (const build of [it.build(), it.build()]) it.promote(build, step(build));
    const run = dispatch(it, 'previous', {}, () => ({
      containers: () => Promise.reject(new Error('it was asked to run images')),
    }));
    await expect(run).rejects.toMatchObject({ code: 'forbidden', message: /workflows/ });
    expect(branches(it)).toEqual([]);
  });

  test('leaves no branch behind when a later check refuses, or cannot be made', async () => {
    const it = await promotedTwice({ policy: smoke });
    const refused = await dispatch(it, 'previous', {}, () => ({ containers: async () => runtime('broken') }));
    expect(rules(refused)).toEqual(['rollback/smoke']);
    expect(branches(it)).toEqual([]);
    const fault = dispatch(it, 'previous', {}, () => ({ containers: () => Promise.reject(new Error('no daemon')) }));
    await expect(fault).rejects.toThrow('no daemon');
    expect(branches(it)).toEqual([]);
  });

  test('is asked again when another run took the temporary branch for left over', async () => {
    const it = await promotedTwice();
    let asked = 0;
    const report = await dispatch(it, 'previous', {}, ({ repository }) => ({
      repository: {
        ...repository,
        commit: (request) => {
          asked += 1;
          if (asked === 1) throw new GatehouseError('ref-moved', 'the temporary branch is gone', 'Look again.');
          return repository.commit(request);
        },
      },
    }));
    expect([report.outcome, asked]).toEqual(['done', 2]);
  });

  test('is told to one run while another of the same set opens its pull request', async () => {
    const it = await promotedTwice({ policy: smoke });
    const other = () => dispatch(it, 'previous', {}, () => ({ containers: async () => runtime('ready') }));
    const slow = await dispatch(it, 'previous', {}, () => ({ containers: async () => runtime('ready', other) }));
    expect(slow).toMatchObject({ outcome: 'done', pullRequest: { number: 1 } });
    expect(branches(it)).toEqual([`refs/heads/${BRANCH}`]);
    expect(slow.commit).toBe(it.repository.branch(BRANCH));
    expect(textAt(it, it.repository.branch(BRANCH), 'apps/api.yaml')).toContain(it.good.digests.api);
    expect(it.repository.pulls.size).toBe(1);
  });
});

describe('what is left', () => {
  test('has its revision held when one image still tells it', async () => {
    const it = await promotedTwice();
    it.registry.registry.repository('acme/api').remove(it.bad.digests.api, 0);
    const report = await dispatch(it, 'previous', { dryRun: true });
    expect(report.hold).toMatchObject({ revision: it.bad.revision });
    expect(report.evidence.map(({ check }) => check)).not.toContain('what is left');
  });

  test('is held by digest alone when none tells it, and that is said', async () => {
    const it = await scene();
    it.promote(it.build());
    it.promote(it.build({ image: { labels: {} } }));
    const report = await dispatch(it, 'previous', { dryRun: true });
    expect(report.hold).not.toHaveProperty('revision');
    expect(report.evidence).toContainEqual({
      check: 'what is left',
      outcome: 'absent',
      detail: expect.stringContaining('the hold refuses digests alone'),
    });
  });
});
