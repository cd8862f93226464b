import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPolicy } from '@gatehouse/policy';
import { afterAll, expect, test } from 'vitest';
import { gatehouseHere, pod, repositories } from '../testing.ts';

const made = repositories();
afterAll(() => made.clean());

const BOT = 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>';
const CI = `on: [push, pull_request]
jobs:
  lint: { name: Lint YAML, runs-on: x }
  test: { strategy: { matrix: { node: [20] } }, runs-on: x }
`;
const RENOVATE = '{ packageRules: [{ matchPackageNames: ["redis"], allowedVersions: "<8" }] }\n';
const SHA = '0123456789abcdef0123456789abcdef01234567';

/** A person's commit and three of a bot: two bumps (one major), and one with a line beside it. */
function history() {
  const repo = made.make();
  const app = (version: string, more?: string) => ({ 'apps/a.yaml': pod(`acme/app:${version}`, more) });
  repo.commit({
    files: {
      ...app('1.0.0'),
      'apps/db.yaml': pod('postgres:16.1'),
      '.github/workflows/ci.yml': CI,
      '.github/renovate.json5': RENOVATE,
    },
  });
  repo.commit({ files: { ...app('1.0.1'), 'apps/db.yaml': pod('postgres:17.0') }, author: BOT });
  repo.commit({ files: app('1.0.2'), author: BOT });
  const head = repo.commit({ files: app('1.0.3', '  hostPID: true\n'), author: BOT });
  repo.git('reset', '--quiet', '--hard');
  return { repo, head };
}

const POLICY = (
  head: string,
) => `# yaml-language-server: $schema=https://raw.githubusercontent.com/octocat/gatehouse/${SHA}/packages/policy/gatehouse.schema.json
# Whose changes must pass, what may change, and what merges by itself into main.
# Counts are of 4 commits before ${head.slice(0, 12)}; they are what was seen, not what is right.
# Every key: https://github.com/octocat/gatehouse/blob/${SHA}/docs/policy.md
version: 1

# Bots seen:
#   renovate[bot]: 3 of 4 commits
# Every author of type Bot is bound. Once logins are listed, only those are.
# authors:
#   enforce: [{ login: "renovate[bot]", id: 29139614 }]

scope:
  # 3 of 3 bot commits moved versions; 2 changed nothing else.
  # Where bumps may happen. Of 3 commits with bumps:
  paths:
    - "apps/**" # 3 of 3
  # Managers seen, by bumps (all may): kubernetes 4.
  # Types of updates seen: patch 3, major 1.
  # Majors: docker.io/library/postgres 1.
  # A major is blocked while it is not listed here; listed, it waits for a review.
  updates: [patch, minor, digest]

# Renovate's allowedVersions keep versions away; the gate reads them from its configuration.
holds:
  - from-renovate: ".github/renovate.json5"

# Majors of data stores are high risk, majors of all else medium.
# Data stores among the bumps: docker.io/library/postgres 1.
# Packages whose updates cannot be taken back, by name:
# risk:
#   one-way: ["**/my-database*"]

merge:
  # Auto-merge waits for required checks only. Guessed from jobs that run on every pull request; a check
  # that does not report on each of them keeps it waiting for ever. Rules of the branch must require the same.
  # left out: .github/workflows/ci.yml: test (one check for each row of its matrix)
  require-checks:
    - "Lint YAML" # .github/workflows/ci.yml
  # Only rollbacks merge by themselves before there is an entry. Begin with little:
  # ramp:
  #   - components: ["apps/**"]
  #     since: YYYY-MM-DD
  #     by: your-login
  #     evidence: "2 of 3 past commits were nothing but bumps"
  # Who may approve what is of high risk; without anyone it waits for ever.
  # approvals:
  #   high: [your-login]
`;

const FILES = [
  '.github/gatehouse.yml',
  '.github/workflows/gate.yml',
  '.github/workflows/sweep.yml',
  '.github/workflows/signal.yml',
  'gatehouse-ruleset.json',
];

test('writes what is not there, and says what to do next', async () => {
  const { repo, head } = history();
  const args = [
    'init',
    '--repo',
    repo.dir,
    '--owner',
    'octocat/gatehouse',
    '--version',
    SHA,
    '--tag',
    'v1.0.0',
    '--write',
  ];
  expect(await gatehouseHere(args)).toEqual({
    code: 0,
    out: `${FILES.map((path) => `wrote ${path}\n`).join('')}
Next:
  1. Read .github/gatehouse.yml, then try it: gatehouse replay --last 500 --trust-pins --policy .github/gatehouse.yml
  2. Merge the four files in .github into main by a pull request. A dry run begins: job summaries, and nothing else.
  3. Read summaries for a week. Whatever stops and should not, or passes and should not, is a line of policy.
  4. Make \`mode: dry-run\` into \`mode: act\` in gate.yml and sweep.yml: pull requests get a status. Nothing is armed yet.
  5. When gatehouse/main has shown on a pull request: Settings → Rules → Rulesets → Import gatehouse-ruleset.json.
  6. Settings → General → Allow auto-merge. Create the label of the kill switch: gh label create gatehouse/freeze
  7. gatehouse doctor --repository owner/name says whether the boundary holds, and what is missing.
  8. Give merge.ramp its first entry. docs/adopt.md has each step at length.
`,
    err: '',
  });
  const written = (path: string) => readFileSync(join(repo.dir, path), 'utf8');
  expect(written('.github/gatehouse.yml')).toBe(POLICY(head));
  expect(written('.github/workflows/gate.yml')).toContain(
    `uses: octocat/gatehouse/.github/workflows/gate.yml@${SHA} # v1.0.0`,
  );
  expect(JSON.parse(written('gatehouse-ruleset.json'))).toMatchObject({
    conditions: { ref_name: { include: ['refs/heads/main'] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      { type: 'pull_request' },
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [
            { context: 'gatehouse/main', integration_id: 15368 },
            { context: 'Lint YAML', integration_id: 15368 },
          ],
        },
      },
    ],
    bypass_actors: [],
  });
  const again = await gatehouseHere(args);
  expect(again.code).toBe(0);
  expect(again.out.split('\nNext:')[0]).toBe(FILES.map((path) => `==> ${path} (there already, the same)\n\n`).join(''));
});

test('without --write it prints, and touches nothing', async () => {
  const { repo, head } = history();
  const { code, out } = await gatehouseHere(['init', '--repo', join(repo.dir, 'apps')]);
  expect(code).toBe(0);
  for (const path of FILES) {
    expect(out).toContain(`==> ${path} (new)\n`);
    expect(existsSync(join(repo.dir, path))).toBe(false);
  }
  const asWritten = POLICY(head).replaceAll('octocat/gatehouse', 'OWNER/gatehouse');
  expect(out).toContain(`==> .github/gatehouse.yml (new)\n${asWritten}\n==> `);
  expect(out).toContain(
    '  1. Run this again with --write --owner OWNER/gatehouse --version SHA; it overwrites nothing.\n  2. Read ',
  );
});

test('what is there stays as it is, with what would change', async () => {
  const { repo } = history();
  const path = join(repo.dir, 'gatehouse-ruleset.json');
  const mine = '{ "mine": "\u001b[31m" }\n';
  writeFileSync(path, mine);
  const { out } = await gatehouseHere(['init', '--repo', repo.dir, '--write']);
  expect(readFileSync(path, 'utf8')).toBe(mine);
  expect(out).toContain(
    '==> gatehouse-ruleset.json (there already, not touched; it would change)\n- { "mine": "\\u{1b}[31m" }\n+ {\n+   "name": "gatehouse",',
  );
});

test('a repository that tells nothing still gets a policy that loads and lets nothing merge', async () => {
  const repo = made.make();
  repo.commit({ files: { 'README.md': 'x' } });
  const { code, out } = await gatehouseHere(['init', '--repo', repo.dir, '--branch', 'Main', '--write']);
  expect(code).toBe(0);
  expect(out).toContain('Name your CI in merge.require-checks');
  const text = readFileSync(join(repo.dir, '.github/gatehouse.yml'), 'utf8');
  const policy = loadPolicy({ path: 'x', text, commit: null, files: new Map() });
  expect(policy.merge).toMatchObject({ ramp: [], requireChecks: [] });
  expect(text).toContain('# Bots seen: none in 1 commits.');
  expect(readFileSync(join(repo.dir, 'gatehouse-ruleset.json'), 'utf8')).toMatch(/"gatehouse\/Main~[0-9a-f]{16}"/);
});

test('names that would break a policy do not', async () => {
  const repo = made.make();
  const odd = 'a"b[*] #';
  const author = 'Renovate Bot <a"b: #@example.com>';
  const ci = 'on: pull_request\njobs:\n  a: { name: "x\\" # y" }\n  b: { name: "two\\nlines" }\n';
  repo.commit({
    files: {
      [`${odd}/a.yaml`]: pod('acme/app:1'),
      '.github/workflows/ci.yml': ci,
      'renovate.json': '{"allowedVersions": {}, "packageRules": 3}',
    },
  });
  repo.commit({ files: { [`${odd}/a.yaml`]: pod('acme/app:2') }, author });
  expect(await gatehouseHere(['init', '--repo', repo.dir, '--write'])).toMatchObject({ code: 0, err: '' });
  const text = readFileSync(join(repo.dir, '.github/gatehouse.yml'), 'utf8');
  const policy = loadPolicy({ path: 'x', text, commit: null, files: new Map() });
  expect(policy.scope.paths?.matches(`${odd}/a.yaml`)).toBe(true);
  expect(policy.merge.requireChecks).toEqual(['x" # y']);
  expect(text).toContain('two\\u{a}lines (its name is no name of a check)');
  expect(text).toContain('# renovate.json cannot be read as holds: it has no list `packageRules`');
  expect(text).toContain(`#   Renovate Bot: 1 of 2 commits
# Every author of type Bot is bound. Once logins are listed, only those are.
# "Renovate Bot" names no account: if it is a person's to GitHub, list its login, or nothing binds it.
`);
});

test('a branch that the clone does not have is told of', async () => {
  const { repo } = history();
  const { code, err } = await gatehouseHere(['init', '--repo', repo.dir, '--branch', 'mian']);
  expect([code, err]).toEqual([0, 'note: this clone has no branch mian; check the spelling of --branch\n']);
  expect((await gatehouseHere(['init', '--repo', repo.dir, '--branch', 'main'])).err).toBe('');
});

test.each([
  [['--version', 'v1'], 'It must be a full commit SHA'],
  [['--owner', 'x'], 'It must be a repository'],
  [['--repo', '/'], 'error: '],
])('used in a wrong way: %j', async (args, message) => {
  const run = await gatehouseHere(['init', ...args]);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain(message);
});
