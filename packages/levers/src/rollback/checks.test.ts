import { readSetHold } from '@gatehouse/policy';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ContainerRuntime } from './container/runtime.ts';
import { runRollback } from './run.ts';
import {
  BRANCH,
  checks,
  depsOf,
  dispatch,
  HOLD,
  inputsOf,
  policyText,
  promotedTwice,
  rules,
  textAt,
} from './testing.ts';

describe('what must be in an image', () => {
  const withInventory =
    (more = '') =>
    (host: string) =>
      policyText(host).replace('acme/api\n', `acme/api\n        inventory: .github/api.yml\n${more}`);
  const image = { files: { 'usr/bin/api': 'x' }, user: '65532' };

  test('is looked at on every platform', async () => {
    const inventory = 'version: 1\nuser: "65532"\nfiles: { must: [{ path: usr/bin/api, type: file }] }\n';
    const it = await promotedTwice({ policy: withInventory(), files: { '.github/api.yml': inventory } }, { image });
    const report = await dispatch(it, 'previous');
    expect(report.outcome).toBe('done');
    expect(checks(report)).toContain('inventory passed');
  });

  test.each([
    ['version: 1\nuser: root\n', 'rollback/inventory'],
    ['version: 1\nfiles: { must-not: ["usr/**"] }\n', 'rollback/inventory'],
    ['version: 1\nfile: []\n', 'rollback/inventory-unreadable'],
    [null, 'rollback/inventory-unreadable'],
  ])('%j stops it with %s', async (inventory, rule) => {
    const it = await promotedTwice({ policy: withInventory(), files: { '.github/api.yml': inventory } }, { image });
    const report = await dispatch(it, 'previous');
    expect(new Set(rules(report))).toEqual(new Set([rule]));
    expect(it.repository.branchOrNull(BRANCH)).toBeNull();
  });
});

describe('what must run', () => {
  const smoke = (host: string) =>
    policyText(host).replace('acme/api\n', 'acme/api\n        smoke: { command: [--version], output: "api 1" }\n');
  const runtime = (result: Awaited<ReturnType<ContainerRuntime['run']>>, pulled: string | null = null) => {
    const asked: unknown[] = [];
    const containers = async (): Promise<ContainerRuntime> => ({
      name: 'docker',
      pull: async (image) => {
        asked.push(image);
        return pulled;
      },
      run: async (wanted) => {
        asked.push(wanted);
        return result;
      },
    });
    return { asked, containers };
  };

  test('is run by digest', async () => {
    const it = await promotedTwice({ policy: smoke });
    const { asked, containers } = runtime({ exitCode: 0, output: 'api 1.2\n' });
    const report = await dispatch(it, 'previous', {}, () => ({ containers }));
    expect(report.outcome).toBe('done');
    const name = `${it.image('api')}@${it.good.digests.api}`;
    expect(asked).toMatchObject([name, { image: name, command: ['--version'], entryPoint: null, timeoutMs: 60_000 }]);
  });

  test.each<[string, Awaited<ReturnType<ContainerRuntime['run']>>, string | null, string]>([
    ['ends otherwise', { exitCode: 1, output: 'no' }, null, 'it ended with 1 and must end with 0. It said: no.'],
    ['says otherwise', { exitCode: 0, output: 'web 1' }, null, 'its output has no `api 1`. It said: web 1.'],
    ['does not end', { exitCode: null, output: '' }, null, 'it ran longer than 60 seconds.'],
    ['cannot be fetched', { exitCode: 0, output: '' }, 'denied', 'it could not be fetched: denied.'],
  ])('and %s stops it', async (_what, result, pulled, why) => {
    const it = await promotedTwice({ policy: smoke });
    const report = await dispatch(it, 'previous', {}, () => runtime(result, pulled));
    expect(rules(report)).toEqual(['rollback/smoke']);
    expect(report.refusals[0]?.message).toContain(why);
  });

  test('and cannot for want of a runtime stops it, unless policy allows that', async () => {
    const it = await promotedTwice({ policy: smoke });
    const report = await dispatch(it, 'previous');
    expect(rules(report)).toEqual(['rollback/no-runtime']);
    it.commit({ '.github/gatehouse.yml': `${smoke(it.registry.host)}    without-runtime: allow\n` });
    const allowed = await dispatch(it, 'previous');
    expect(allowed.outcome).toBe('done');
    expect(checks(allowed)).toContain('smoke absent');
  });
});

describe('who must have built it', () => {
  const provenance = (host: string) =>
    policyText(host, '    provenance: { workflow: acme/images/.github/workflows/build.yml }\n');

  test.each([
    ['passed', null, 'done', []],
    ['absent', null, 'refused', ['rollback/provenance', 'rollback/provenance']],
    ['failed', null, 'refused', ['rollback/provenance', 'rollback/provenance']],
    ['passed', 'a'.repeat(40), 'refused', ['rollback/provenance', 'rollback/provenance']],
  ] as const)('an attestation that is %s, of the commit %s: %s', async (outcome, revision, expected, refusals) => {
    const it = await promotedTwice({ policy: provenance });
    const verify = async () => ({ outcome, detail: 'so it is', revision });
    const report = await dispatch(it, 'previous', {}, () => ({ verify }));
    expect([report.outcome, rules(report)]).toEqual([expected, refusals]);
  });
});

test('a reason is shown as it was written, whatever it would be to a reader', async () => {
  const it = await promotedTwice();
  const reason = '<img src=x> [skip ci] closes #1 @octocat `::error::` | --> x';
  const deps = await depsOf(it);
  onTestFinished(() => deps.close());
  await runRollback(deps, inputsOf('previous', { reason }));
  const { body, head } = it.repository.pullRequest(1);
  for (const raw of ['<img', '[skip ci]', 'closes #1', '@octocat', '--> x']) expect(body).not.toContain(raw);
  expect(readSetHold(HOLD, textAt(it, head.sha, HOLD) ?? '')?.reason).toBe(reason);
  const commit = it.repository.resolve(head.sha);
  expect(commit?.type === 'commit' ? commit.message : '').not.toContain('skip ci');
});
