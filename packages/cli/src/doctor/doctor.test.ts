import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@gatehouse/simulator';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { PLACEHOLDER } from '../init/files/source.ts';
import { gateWorkflow, signalWorkflow, sweepWorkflow } from '../init/files/workflows.ts';
import { gatehouseHere } from '../testing.ts';

const POLICY = `version: 1
authors: { enforce: ["renovate[bot]", robot] }
merge:
  require-checks: [ci]
  ramp: [{ components: ["**"], since: 2026-01-01, by: octocat, evidence: seen }]
labels:
  withhold: [do-not-merge]
  risks: { low: risk/low }
`;

const acts = (workflow: string) => workflow.replace('mode: dry-run', 'mode: act');

const FILES = {
  '.github/gatehouse.yml': POLICY,
  '.github/workflows/gate.yml': acts(gateWorkflow(PLACEHOLDER)),
  '.github/workflows/sweep.yml': acts(sweepWorkflow(PLACEHOLDER, 'main')),
  '.github/workflows/signal.yml': signalWorkflow(PLACEHOLDER),
};

const GATE = { context: 'gatehouse/main', appId: 15368 };
const CI = { context: 'ci', appId: 15368 };
const required = (...checks: (typeof GATE | { context: string; appId: null })[]) =>
  ({ type: 'required_status_checks', strict: false, checks }) as const;

/** A person who administers the repository looks. */
async function scene(files: Readonly<Record<string, string | null>> = {}) {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const { github } = simulator;
  const repository = github.createRepository('o/r', { files: { ...FILES, ...files } });
  repository.collaborator('boss', 'admin');
  repository.collaborator('robot', 'write');
  const everything = { contents: 'write', issues: 'read', administration: 'write' } as const;
  const env = {
    GH_TOKEN: github.createToken({ login: 'boss', permissions: everything }),
    GITHUB_API_URL: simulator.apiUrl,
  };
  return { simulator, repository, env };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** All as docs/adopt.md leaves it. */
function set({ repository }: Scene, more: Parameters<typeof repository.rules.addRuleset>[0]['bypass'] = {}): number {
  repository.settings.allowAutoMerge = true;
  for (const name of ['gatehouse/freeze', 'do-not-merge']) repository.conversation.createLabel({ name });
  return repository.rules.addRuleset({ rules: [required(GATE, CI)], bypass: more });
}

const doctor = ({ env }: { env: Record<string, string> }, ...args: string[]) =>
  gatehouseHere(['doctor', '--repository', 'o/r', ...args], env);

test('a boundary that holds', async () => {
  const it = await scene();
  set(it);
  expect(await doctor(it)).toEqual({
    code: 0,
    out: `o/r, branch main; who acts: github-actions[bot] (app 15368)

ok  policy/file                 .github/gatehouse.yml can be read
ok  policy/ramp                 1 entry of the ramp and 0 lanes
ok  merge/token-admin           the token is no administrator
ok  merge/token-bypass          no ruleset lets the token bypass it
ok  merge/gate-not-required     gatehouse/main is required
ok  merge/gate-not-pinned       gatehouse/main is pinned to app 15368
ok  merge/check-not-required    ci is required
ok  merge/auto-merge-off        auto-merge is allowed
ok  merge/squash-off            squash merging is allowed
ok  merge/deadlock              no rule of the base branch is known to keep a machine waiting
ok  bypass/machines             no app and no deploy key may bypass a ruleset
ok  account/admin               robot is no administrator
ok  workflow/gate               .github/workflows/gate.yml calls gate.yml
ok  workflow/gate-triggers      .github/workflows/gate.yml runs whenever a pull request changes
ok  workflow/gate-mode          .github/workflows/gate.yml acts
ok  workflow/gate-permissions   .github/workflows/gate.yml grants what gate.yml asks for
ok  workflow/gate-pin           .github/workflows/gate.yml pins gate.yml to a commit
ok  workflow/sweep              .github/workflows/sweep.yml calls sweep.yml
ok  workflow/sweep-triggers     .github/workflows/sweep.yml runs by the clock, and when policy, freezes or reviews change
ok  workflow/sweep-mode         .github/workflows/sweep.yml acts
ok  workflow/sweep-permissions  .github/workflows/sweep.yml grants what sweep.yml asks for
ok  workflow/sweep-pin          .github/workflows/sweep.yml pins sweep.yml to a commit
ok  workflow/signal             .github/workflows/signal.yml calls signal.yml
ok  workflow/signal-pin         .github/workflows/signal.yml pins signal.yml to a commit
ok  label/freeze                an open issue with the label gatehouse/freeze freezes
ok  label/withhold              the label do-not-merge withholds
ok  label/written               made when first written: risk/low

The boundary holds: all 27 checks are ok.
`,
    err: '',
  });
  expect(it.simulator.requests.every(({ method, path }) => method === 'GET' || path === '/graphql')).toBe(true);
  expect(it.simulator.requests).toHaveLength(6);
});

test('a repository where nothing has been done', async () => {
  const it = await scene({
    '.github/gatehouse.yml': null,
    '.github/workflows/gate.yml': null,
    '.github/workflows/sweep.yml': null,
    '.github/workflows/signal.yml': null,
    a: '',
  });
  expect(await doctor(it)).toEqual({
    code: 1,
    out: `o/r, branch main; who acts: github-actions[bot] (app 15368)

problem  policy/file               there is no .github/gatehouse.yml, so the defaults hold and nothing is armed
         fix: gatehouse init drafts one.
problem  policy/ramp               neither ramp nor lanes: nothing merges by itself but rollbacks
         fix: Give merge.ramp an entry.
ok       merge/token-admin         the token is no administrator
ok       merge/token-bypass        no ruleset lets the token bypass it
problem  merge/gate-not-required   gatehouse/main is not a required check of main
         fix: Add gatehouse/main to the required status checks of a ruleset for main, from the app that posts it.
problem  merge/no-required-checks  merge.require-checks names no check, so nothing but the gate would be waited for
         fix: Name the checks that must be green (none was seen yet).
problem  merge/auto-merge-off      auto-merge is not allowed here
         fix: Allow auto-merge in the settings of the repository.
ok       merge/squash-off          squash merging is allowed
ok       merge/deadlock            no rule of the base branch is known to keep a machine waiting
problem  workflow/gate             no workflow of the default branch calls gate.yml, so nothing judges pull requests
         fix: Add .github/workflows/gate.yml; gatehouse init writes it.
problem  workflow/sweep            no workflow of the default branch calls sweep.yml, so no window, approval, freeze or reviewer is seen until the next push
         fix: Add .github/workflows/sweep.yml; gatehouse init writes it.
problem  workflow/signal           no workflow of the default branch calls signal.yml, so reviews are seen only by the hourly sweep
         fix: Add .github/workflows/signal.yml; gatehouse init writes it.
problem  label/freeze              there is no label gatehouse/freeze, so no issue can freeze
         fix: gh label create gatehouse/freeze

9 problems, 0 unknown, 4 ok.
`,
    err: '',
  });
});

/** Lines that are not ok, without their fixes. */
const troubles = ({ out }: { out: string }) =>
  out
    .split('\n')
    .filter((line) => /^(problem|unknown) /.test(line))
    .map((line) => line.replace(/\s+/g, ' '));

test('everything that can be wrong at once', async () => {
  const gate = gateWorkflow(PLACEHOLDER)
    .replace(', labeled, unlabeled, ready_for_review', '')
    .replace(PLACEHOLDER.commit, 'main')
    .replace(/ {6}statuses: write.*\n/, '');
  const it = await scene({
    '.github/workflows/gate.yml': gate,
    '.github/workflows/sweep.yml': sweepWorkflow(PLACEHOLDER, 'main').replace('[signal]', '[other]'),
    '.github/gatehouse.yml': POLICY.replace('robot', 'robot, nobody-there').replace(
      'merge:',
      'merge:\n  freeze: { active: moving }',
    ),
  });
  it.repository.collaborator('robot', 'admin');
  const { rules, settings } = it.repository;
  settings.allowSquash = false;
  it.simulator.github.createToken({ login: 'renovate[bot]', appId: 2740 });
  const id = rules.addRuleset({
    rules: [
      required({ ...GATE, appId: null }),
      { type: 'pull_request', approvals: 1, codeOwners: true },
      { type: 'required_signatures' },
    ],
    bypass: { 'renovate[bot]': 'always', 'github-actions[bot]': 'pull_requests_only', boss: 'always' },
  });
  const boss = it.simulator.github.account('boss').id;
  const found = await doctor(it);
  expect(found.code).toBe(1);
  expect(troubles(found)).toEqual([
    'problem policy/freeze policy freezes everything: moving',
    'problem merge/token-bypass a ruleset of the base branch lets the token bypass it',
    'problem merge/gate-not-pinned gatehouse/main may come from any app: whoever has write access can set it',
    'problem merge/check-not-required ci is not a required check of main',
    'problem merge/auto-merge-off auto-merge is not allowed here',
    'problem merge/squash-off squash merging is not allowed here',
    'problem merge/signatures the base branch requires signed commits, and policy does not',
    'problem merge/code-owner-review the base branch requires a review by code owners',
    'problem merge/required-reviews the base branch requires 1 approvals of every pull request, and 0 count here',
    `problem bypass/machines the app 2740 may bypass ruleset ${id}`,
    `problem bypass/machines the app 15368 may bypass ruleset ${id}`,
    `unknown bypass/machines the account ${boss} may bypass ruleset ${id}`,
    'problem account/admin robot, which policy binds, is an administrator',
    'unknown account/admin nobody-there, which policy binds, is no account that GitHub knows',
    'problem workflow/gate-triggers .github/workflows/gate.yml does not run when a pull request is labeled, unlabeled, ready_for_review',
    'problem workflow/gate-mode .github/workflows/gate.yml is a dry run: it writes no status and arms nothing',
    'problem workflow/gate-permissions .github/workflows/gate.yml does not grant statuses: write: no run starts',
    'problem workflow/gate-pin .github/workflows/gate.yml uses OWNER/gatehouse/.github/workflows/gate.yml@main: whoever moves main decides what runs',
    'problem workflow/sweep-triggers .github/workflows/sweep.yml does not wait for the workflow signal',
    'problem workflow/sweep-mode .github/workflows/sweep.yml is a dry run: it writes no status and arms nothing',
    'problem label/freeze there is no label gatehouse/freeze, so no issue can freeze',
    'problem label/withhold there is no label do-not-merge, so nobody can withhold by it',
  ]);
});

test('who may not see bypass lists is told so, and that is no clean bill', async () => {
  const it = await scene();
  const id = set(it);
  it.simulator.github.createToken({ login: 'gate[bot]', appId: 4242 });
  const env = {
    ...it.env,
    GH_TOKEN: '',
    GITHUB_TOKEN: it.simulator.github.createToken({ login: 'reader', permissions: { contents: 'read' } }),
  };
  const found = await doctor({ env });
  expect([found.code, troubles(found)]).toEqual([
    2,
    [
      'unknown merge/token-bypass it cannot be read whether a ruleset lets the token bypass it',
      `unknown bypass/machines it is not shown who may bypass ruleset ${id}`,
    ],
  ]);
});

test('an App that acts: its name is needed, and its id is what rules must pin', async () => {
  const byApp = FILES['.github/workflows/gate.yml'].replace('mode: act', 'client-id: Iv1.0123456789');
  const it = await scene({ '.github/workflows/gate.yml': byApp });
  set(it, { 'gate[bot]': 'always' });
  it.simulator.github.createToken({ login: 'gate[bot]', appId: 4242 });
  const unnamed = await doctor(it);
  expect(unnamed.out).toContain('who acts: an App that --app would name\n');
  expect(troubles(unnamed)).toContain(
    'problem merge/gate-not-pinned it is not known which app posts gatehouse/main, so no rule can pin it',
  );
  const named = await doctor(it, '--app', 'gate');
  expect(named.out).toContain('who acts: gate[bot] (app 4242)\n');
  expect(troubles(named).slice(0, 3)).toEqual([
    'problem merge/token-bypass a ruleset of the base branch lets the token bypass it',
    'problem merge/gate-not-pinned gatehouse/main is required from app 15368, and app 4242 posts it',
    expect.stringMatching(/^problem bypass\/machines the app 4242 may/),
  ]);
});

test('another branch, and a policy on disk', async () => {
  const it = await scene();
  set(it);
  it.repository.commit({ branch: 'next', files: { a: '' } });
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-doctor-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const file = join(dir, 'policy.yml');
  writeFileSync(file, 'version: 1\nholds: [{ from-renovate: renovate.json }]\n');
  const args = ['--branch', 'next', '--policy', file];
  const found = await doctor(it, ...args);
  expect(found).toMatchObject({ code: 2, out: '' });
  expect(found.err).toContain('renovate.json, which does not exist at commit');
  it.repository.commit({ branch: 'next', files: { 'renovate.json': '{ "packageRules": [] }' } });
  const { out } = await doctor(it, ...args);
  expect(troubles({ out })[1]).toBe('problem merge/gate-not-required gatehouse/next is not a required check of next');
});

const answering = (kind: Parameters<Simulator['github']['faults']['add']>[0]['do']) => (it: Scene) => {
  it.simulator.github.faults.add({ match: { path: /rules\/branches/ }, do: kind });
};

test.each<[string, (it: Scene) => void, string]>([
  ['no token', (it) => Object.assign(it.env, { GH_TOKEN: '' }), 'there is no token to ask GitHub with'],
  ['a token that is none', (it) => Object.assign(it.env, { GH_TOKEN: 'x' }), 'GitHub did not accept the token'],
  [
    'a policy of another format',
    (it) => it.repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': 'version: 3\n' } }),
    'the policy .github/gatehouse.yml cannot be read',
  ],
  ['rules that cannot be read', answering({ kind: 'forbidden' }), 'the token may not read the rules of main'],
])('could not look: %s', async (_name, prepare, message) => {
  const it = await scene();
  prepare(it);
  const found = await doctor(it);
  expect(found).toMatchObject({ code: 2, out: '' });
  expect(found.err).toContain(message);
});
