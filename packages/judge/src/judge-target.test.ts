import { GatehouseError } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { judgeTarget } from './judge-target.ts';
import { scopeJudge } from './judges/scope.ts';
import { BUMP, deployment, HEAD, OCTOCAT, POLICY, RENOVATE, type Story, TIP, tell } from './testing.ts';

const target = { kind: 'pull-request', pullRequest: 7, head: HEAD, baseRef: 'main' } as const;
const group = { kind: 'merge-group', baseRef: 'main', baseSha: TIP, head: HEAD } as const;

async function judge(story: Story, about: typeof target | typeof group = target) {
  const told = tell(story);
  const verdict = await judgeTarget(told.deps, scopeJudge, { repository: 'o/r', policyPath: POLICY, target: about });
  return { ...told, verdict, rules: verdict.findings.map(({ rule }) => rule) };
}

const ADDED = { 'apps/new.yaml': [null, deployment('redis:7.2.4')] } as const;
const BROKEN = { [POLICY]: 'version: 1\nscop: {}\n' };

describe('what is read, and in which order', () => {
  test('a bump: metadata, contents, the head again', async () => {
    const { verdict, asked } = await judge({ files: BUMP });
    expect(verdict.outcome).toBe('pass');
    expect(asked).toEqual(['openPullRequest', 'readContents', 'confirmHead']);
  });

  test('an added file decides for an author who gets advice, whatever files the policy names', async () => {
    const atTip = { [POLICY]: 'version: 1\nholds:\n  - from-renovate: holds.json5\n' };
    const { verdict, asked } = await judge({ author: OCTOCAT, files: ADDED, atTip });
    expect(verdict).toMatchObject({ outcome: 'skip', enforced: false, findings: [{ rule: 'scope/file-added' }] });
    expect(asked).toEqual(['openPullRequest', 'confirmHead']);
  });

  test('not for an enforced author, who is told everything', async () => {
    const { verdict, asked } = await judge({ files: ADDED });
    expect(verdict.outcome).toBe('block');
    expect(asked).toContain('readContents');
  });

  test('files that the policy names ride along', async () => {
    const atTip = {
      [POLICY]: 'version: 1\nholds:\n  - from-renovate: holds.json5\n',
      'holds.json5': '{ packageRules: [{ matchPackageNames: ["redis"], allowedVersions: "<7.2.5" }] }',
    };
    const { asked, rules } = await judge({ files: BUMP, atTip });
    expect(asked).toEqual(['openPullRequest', 'readContents[holds.json5]', 'confirmHead']);
    expect(rules).toEqual(['scope/hold']);
  });

  test('pins are confirmed upstream, in one question', async () => {
    const step = (sha: string, tag: string) =>
      `jobs:\n  a:\n    steps:\n      - uses: actions/checkout@${sha} # ${tag}\n`;
    const files = {
      '.github/workflows/ci.yml': [step('1'.repeat(40), 'v4.2.1'), step('2'.repeat(40), 'v4.2.2')],
    } as const;
    const confirmed = await judge({ files });
    expect(confirmed.asked).toEqual([
      'openPullRequest',
      'readContents',
      'confirmPins[actions/checkout@v4.2.2]',
      'confirmHead',
    ]);
    expect(confirmed.verdict.outcome).toBe('pass');
    expect((await judge({ files, pins: 'other-commit' })).rules).toEqual(['scope/pin-unverified']);
  });
});

describe('a change that may not be all that a merge would bring', () => {
  const doubt = new GatehouseError('incomplete', 'the list is of another merge base', 'Update the branch.');

  test('is an error for an enforced author, before its contents are read', async () => {
    const { verdict, asked } = await judge({ files: BUMP, opened: { doubt } });
    expect(verdict).toMatchObject({ outcome: 'error', findings: [{ rule: 'error/incomplete', fix: doubt.fix }] });
    expect(asked).toEqual(['openPullRequest']);
  });

  test('is advised on for everyone else', async () => {
    const { verdict, asked } = await judge({ author: OCTOCAT, files: BUMP, opened: { doubt } });
    expect(verdict).toMatchObject({
      outcome: 'skip',
      summary: 'Advice only, and not a whole one: the list is of another merge base.',
      findings: [],
      notes: ['the list is of another merge base. Update the branch.'],
    });
    expect(asked).toEqual(['openPullRequest', 'confirmHead']);
  });

  test('a head that merged its base has its merge base confirmed, unless it only gets advice', async () => {
    const opened = { behind: 3 };
    expect((await judge({ files: BUMP, opened })).asked).toContain('confirmHead[3 behind]');
    expect((await judge({ author: OCTOCAT, files: BUMP, opened })).asked).toContain('confirmHead');
  });
});

describe('what goes wrong is an error about the same target', () => {
  test('the head moved while it was read', async () => {
    const fault = new GatehouseError('head-moved', 'moved', 'wait');
    const { verdict, faults } = await judge({ files: BUMP, fails: { confirmHead: fault } });
    expect(verdict).toMatchObject({
      outcome: 'error',
      head: HEAD,
      baseTip: TIP,
      findings: [{ rule: 'error/head-moved' }],
    });
    expect(faults).toEqual([fault]);
  });

  test('nothing could be opened', async () => {
    const fault = new GatehouseError('forbidden', 'may not', 'add a line');
    const { verdict } = await judge({ fails: { openPullRequest: fault } });
    expect(verdict).toMatchObject({ outcome: 'error', repository: 'o/r', pullRequest: 7, baseRef: 'main', head: HEAD });
  });

  test('a defect of our own', async () => {
    const { verdict, faults } = await judge({ fails: { readContents: new TypeError('oops') } });
    expect(verdict.findings).toMatchObject([{ rule: 'error/internal' }]);
    expect(faults).toHaveLength(1);
  });
});

describe('a policy that cannot be read', () => {
  const repair = { [POLICY]: [BROKEN[POLICY], 'version: 1\nscope: {}\n'] } as const;

  test('is an error for a bot, and for a person who changes anything else', async () => {
    expect((await judge({ files: BUMP, atTip: BROKEN })).rules).toEqual(['error/policy-invalid']);
    expect((await judge({ author: RENOVATE, files: repair, atTip: BROKEN })).rules).toEqual(['error/policy-invalid']);
    const both = { ...repair, ...BUMP };
    expect((await judge({ author: OCTOCAT, files: both, atTip: BROKEN })).rules).toEqual(['error/policy-invalid']);
  });

  test('is advice for the person who repairs it, bound to the text that cannot be read', async () => {
    const { verdict } = await judge({ author: OCTOCAT, files: repair, atTip: BROKEN });
    expect(verdict).toMatchObject({ outcome: 'skip', enforced: false, policy: expect.stringMatching(/^sha256:/) });
    expect(verdict.notes?.[0]).toContain('scop');
    expect(verdict.notes).toHaveLength(1);
  });

  test('and tells him when the repair is none', async () => {
    const files = { [POLICY]: [BROKEN[POLICY], 'version: 2\n'] } as const;
    const { verdict } = await judge({ author: OCTOCAT, files, atTip: BROKEN });
    expect(verdict.notes?.[1]).toMatch(/Once merged, this policy cannot be read/);
  });

  test('no UTF-8 is no policy either', async () => {
    const told = tell({ files: BUMP });
    const bytes = new Uint8Array([0xff, 0xfe]);
    const opened = await told.deps.forge.openPullRequest({ ...target, policyPath: POLICY });
    const forge = {
      ...told.deps.forge,
      openPullRequest: async () => ({ ...opened, policy: { ...opened.policy, bytes } }),
    };
    const verdict = await judgeTarget({ ...told.deps, forge }, scopeJudge, {
      repository: 'o/r',
      policyPath: POLICY,
      target,
    });
    expect(verdict.findings).toMatchObject([{ rule: 'error/policy-invalid' }]);
  });
});

test('a person who edits a good policy has its new text linted', async () => {
  const files = { [POLICY]: ['version: 1\n', 'version: 1\nscop: {}\n'] } as const;
  const { verdict } = await judge({ author: OCTOCAT, files, atTip: { [POLICY]: 'version: 1\n' } });
  expect(verdict.outcome).toBe('skip');
  expect(verdict.notes?.[0]).toMatch(/did you mean scope/);
});

describe('a merge group', () => {
  test('judges every entry; the worst outcome counts', async () => {
    const gone = { pullRequest: 9, error: new GatehouseError('merge-group', 'gone', 'again') };
    const { verdict } = await judge({ files: BUMP, group: (opened) => [opened, gone] }, group);
    expect(verdict).toMatchObject({ outcome: 'error', pullRequest: null, head: HEAD, base: TIP, policyCommit: TIP });
    expect(verdict.members?.map(({ pullRequest, outcome }) => [pullRequest, outcome])).toEqual([
      [7, 'pass'],
      [9, 'error'],
    ]);
  });

  test("people's entries are advice, so the queue never hangs", async () => {
    const { verdict } = await judge({ author: OCTOCAT, files: ADDED }, group);
    expect(verdict).toMatchObject({ outcome: 'skip', members: [{ outcome: 'skip' }] });
  });

  test('a queue that cannot be read', async () => {
    const fault = new GatehouseError('merge-group', 'the ref is gone', 'again');
    const { verdict } = await judge({ fails: { openMergeGroup: fault } }, group);
    expect(verdict).toMatchObject({ outcome: 'error', pullRequest: null, baseRef: 'main', head: HEAD });
  });
});
