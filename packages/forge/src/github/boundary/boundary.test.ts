import { expect, test } from 'vitest';
import { ACTING, callsOf, POLICY, type Scene, scene } from '../testing.ts';
import { githubBoundary } from './reader.ts';

const GATE = { context: 'gatehouse/main', appId: 15368 };
const RULE = { type: 'required_status_checks', strict: true, checks: [GATE] } as const;

async function boundary(token: Partial<Parameters<Scene['simulator']['github']['createToken']>[0]> = {}) {
  const it = await scene({
    [POLICY]: 'version: 1\n',
    '.github/workflows/a.yml': 'on: push\n',
    '.github/workflows/x': '',
  });
  const reader = githubBoundary({
    token: it.simulator.github.createToken({ permissions: ACTING, ...token }),
    repository: 'o/r',
    apiUrl: it.simulator.apiUrl,
    graphqlUrl: it.simulator.graphqlUrl,
  });
  return {
    it,
    reader,
    rules: it.repository.rules,
    read: (branch: string | null = null) => reader.readBoundary({ branch, policyPath: POLICY }),
  };
}

const textOf = ({ bytes }: { bytes: Uint8Array | null }) => bytes && new TextDecoder().decode(bytes);

test('a branch that nothing protects, in three requests', async () => {
  const { it, read } = await boundary();
  const found = await read();
  const tip = it.repository.branch('main');
  expect(found).toMatchObject({
    branch: 'main',
    tip,
    defaultBranch: 'main',
    rulesets: [],
    posture: {
      viewer: 'github-actions[bot]',
      viewerBypasses: false,
      requiredChecks: [],
      postingApp: 15368,
      behind: null,
    },
  });
  expect(textOf(found.policy)).toBe('version: 1\n');
  expect(found.workflows.map((file) => [file.path, file.commit, textOf(file)])).toEqual([
    ['.github/workflows/a.yml', tip, 'on: push\n'],
  ]);
  expect(callsOf(it)).toHaveLength(3);
});

test('rules and protection side by side; who may pass by is told to administrators', async () => {
  const { it, rules, read } = await boundary();
  const id = rules.addRuleset({
    rules: [RULE, { type: 'merge_queue' }],
    bypass: { 'gate[bot]': 'always', boss: 'exempt' },
  });
  rules.protect('main', { reviews: { approvals: 2 } });
  it.repository.checks.addRun(it.repository.branch('main'), { name: 'ci' });
  it.simulator.github.createToken({ login: 'gate[bot]', appId: 4242 });
  expect(await read()).toMatchObject({
    rulesets: [{ id, bypasses: false, actors: null }],
    posture: {
      requiredChecks: [{ ...GATE, from: 'ruleset' }],
      strict: true,
      mergeQueue: true,
      requiredApprovals: 2,
      seenContexts: ['ci'],
    },
  });
  const reader = githubBoundary({
    token: it.simulator.github.createToken({ permissions: { ...ACTING, administration: 'write' } }),
    repository: 'o/r',
    apiUrl: it.simulator.apiUrl,
    graphqlUrl: it.simulator.graphqlUrl,
  });
  const boss = it.simulator.github.account('boss').id;
  expect((await reader.readBoundary({ branch: 'main', policyPath: POLICY })).rulesets).toEqual([
    {
      id,
      bypasses: false,
      actors: [
        { type: 'Integration', id: 4242 },
        { type: 'User', id: boss },
      ],
    },
  ]);
});

test('another branch: its own policy and rules, and the workflows of the default branch', async () => {
  const { it, rules, read } = await boundary();
  it.repository.commit({ branch: 'next', files: { [POLICY]: 'version: 2\n', '.github/workflows/a.yml': null } });
  rules.addRuleset({ include: ['refs/heads/next'], rules: [RULE] });
  const found = await read('next');
  expect(found).toMatchObject({ branch: 'next', defaultBranch: 'main', posture: { strict: true } });
  expect(textOf(found.policy)).toBe('version: 2\n');
  expect(found.workflows).toHaveLength(1);
  await expect(read('none')).rejects.toMatchObject({ code: 'not-found', message: 'there is no branch none' });
});

test('the smaller questions', async () => {
  const { it, reader } = await boundary();
  it.repository.collaborator('robot', 'admin');
  it.repository.conversation.createLabel({ name: 'Freeze' });
  it.simulator.github.createToken({ login: 'gate[bot]', appId: 4242 });
  expect(await reader.knownLabels(['freeze', 'other'])).toEqual(['freeze']);
  expect(await reader.knownLabels([])).toEqual([]);
  expect(await reader.permissionOf('robot')).toBe('admin');
  expect(await reader.permissionOf('nobody-at-all')).toBeNull();
  expect([await reader.appOf('gate[bot]'), await reader.appOf('other[bot]'), await reader.appOf('octocat')]).toEqual([
    4242,
    null,
    null,
  ]);
  const files = await reader.readFiles(it.repository.branch('main'), [POLICY, 'none']);
  expect(files.map(textOf)).toEqual(['version: 1\n', null]);
  await expect(reader.readFiles('1'.repeat(40), [POLICY])).rejects.toMatchObject({ code: 'incomplete' });
});

test('a repository that the token cannot see', async () => {
  const { it } = await boundary();
  const options = { apiUrl: it.simulator.apiUrl, graphqlUrl: it.simulator.graphqlUrl };
  const reader = githubBoundary({ ...options, token: it.simulator.github.createToken(), repository: 'o/none' });
  await expect(reader.readBoundary({ branch: null, policyPath: POLICY })).rejects.toMatchObject({ code: 'not-found' });
});
