import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScratchRepository } from '@gatehouse/forge/git/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultsNote, gatehouse, pod, repositories } from '../testing.ts';

const made = repositories();
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const workflow = (sha: string, version: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: acme/tool@${sha} # ${version}\n`;

let repo: ScratchRepository;
let base: string;
let bumped: string;
let smuggled: string;
let pinned: string;
beforeAll(() => {
  repo = made.make();
  const app = (version: string, digit: string) => `ghcr.io/acme/app:${version}@${digest(digit)}`;
  base = repo.commit({
    files: {
      'apps/app.yaml': pod(app('1.2.3', 'a')),
      'apps/db.yaml': pod('postgres:16.1'),
      '.github/workflows/ci.yaml': workflow('1'.repeat(40), 'v1.0.0'),
    },
  });
  bumped = repo.commit({ files: { 'apps/app.yaml': pod(app('1.2.4', 'b')), 'apps/db.yaml': pod('postgres:16.2') } });
  smuggled = repo.commit({ files: { 'apps/app.yaml': pod(app('1.2.5', 'c'), '  hostNetwork: true\n') } });
  pinned = repo.commit({ files: { '.github/workflows/ci.yaml': workflow('2'.repeat(40), 'v1.0.1') } });
});
afterAll(() => made.clean());

const check = (from: string, to: string, ...more: string[]) =>
  gatehouse('check', '--repo', repo.dir, '--base', from, '--head', to, ...more);

test('a pure bump passes', () => {
  expect(check(base, bumped)).toMatchObject({
    code: 0,
    out: `Passes: nothing but 2 bumps in 2 files (1 minor, 1 patch).

package                     from                       to                         update  place
ghcr.io/acme/app            1.2.3@sha256:aaaaaaaaaaaa  1.2.4@sha256:bbbbbbbbbbbb  patch   apps/app.yaml:8
docker.io/library/postgres  16.1                       16.2                       minor   apps/db.yaml:8

risk: low
  risk/update  apps/app.yaml:8  ghcr.io/acme/app 1.2.3 to 1.2.4 is a proved patch update.
  risk/update  apps/db.yaml:8  docker.io/library/postgres 16.1 to 16.2 is a proved minor update.

disposition: review. It needs a review by anyone with write access.
  merge/ramp  apps/app.yaml:8
    ghcr.io/acme/app and docker.io/library/postgres are not in the ramp
    fix: Add them to merge.ramp in .github/gatehouse.yml, or review it.

not checked here: tag-digest, authors.commits, context, review, approvals, freeze, checks
`,
    err: defaultsNote(base),
  });
});

test('a line beside the bump blocks', () => {
  expect(check(bumped, smuggled)).toMatchObject({
    code: 1,
    out: `Blocked by 1 finding; the first: apps/app.yaml:9: a line was added that is no version: \`hostNetwork: true\`.

package           from                       to                         update  place
ghcr.io/acme/app  1.2.4@sha256:bbbbbbbbbbbb  1.2.5@sha256:cccccccccccc  patch   apps/app.yaml:8

scope/residue  apps/app.yaml:9
  a line was added that is no version: \`hostNetwork: true\`
  fix: Take this change out of the pull request, or let a person propose it in a pull request of their own.

risk: high
  risk/host-access  apps/app.yaml:9  spec.hostNetwork of Pod app is added: it is a way to the node.
  risk/update (low)  apps/app.yaml:8  ghcr.io/acme/app 1.2.4 to 1.2.5 is a proved patch update.

disposition: blocked. It stays blocked until every reason is settled; an approval does not lift it.

not checked here: tag-digest, authors.commits, context, review, approvals, freeze, checks
`,
  });
});

test('the JSON is the verdict, bound to what was judged', () => {
  const { code, out } = check(base, 'main~2', '--format', 'json', '--author', 'renovate[bot]');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    schema: 1,
    gate: 'diff-scope',
    outcome: 'pass',
    repository: null,
    pullRequest: null,
    author: 'renovate[bot]',
    enforced: true,
    baseTip: base,
    base,
    head: bumped,
    policy: 'default',
    policyCommit: base,
    bumps: [{ update: 'patch' }, { update: 'minor' }],
    findings: [],
    unchecked: ['tag-digest', 'authors.commits', 'context', 'review', 'approvals', 'freeze', 'checks'],
    risk: { level: 'low', complete: true },
    disposition: { kind: 'review', state: 'pending', arm: false, waitsFor: ['anyone with write access'] },
  });
});

test('SARIF places the finding', () => {
  const { code, out } = check(bumped, smuggled, '--format', 'sarif');
  expect(code).toBe(1);
  expect(JSON.parse(out).runs[0].results).toMatchObject([
    {
      ruleId: 'scope/residue',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'apps/app.yaml' }, region: { startLine: 9 } } }],
    },
  ]);
});

test.each(['octocat', 'Octo-Cat9', 'octocat_acme'])("a person's change gets advice: %s", (author) => {
  const { code, out } = check(bumped, smuggled, '--author', author);
  expect(code).toBe(0);
  expect(out.replace(author, 'octocat')).toMatch(
    /^Advice only, because octocat is not bound by the gate: it would be blocked by 1 finding/,
  );
});

test('a pin that nobody looked up blocks unless it is trusted', () => {
  const blocked = check(smuggled, pinned);
  expect(blocked.code).toBe(1);
  expect(blocked.out).toContain('scope/pin-unverified  .github/workflows/ci.yaml:6');
  const trusted = check(smuggled, pinned, '--trust-pins', '--format', 'json');
  expect(trusted.code).toBe(0);
  expect(JSON.parse(trusted.out).unchecked).toEqual([
    'authors.commits',
    'pins',
    ...['context', 'review', 'approvals', 'freeze', 'checks'],
  ]);
});

test('policy is read at the base, never at the head', () => {
  const strict = made.make();
  const from = strict.commit({
    files: {
      a: pod('a/a:1.0.0'),
      'a.yaml': pod('a/a:1.0.0'),
      '.github/gatehouse.yml': 'version: 1\nscope: { updates: [patch] }\n',
    },
  });
  const to = strict.commit({ files: { 'a.yaml': pod('a/a:1.1.0') } });
  const eased = strict.commit({
    files: { '.github/gatehouse.yml': 'version: 1\nscope: { updates: [patch, minor] }\n' },
  });
  const judged = (head: string) =>
    JSON.parse(gatehouse('check', '--repo', strict.dir, '--base', from, '--head', head, '--format', 'json').out);
  expect(judged(to)).toMatchObject({ outcome: 'block', policyCommit: from, findings: [{ rule: 'scope/update-type' }] });
  expect(judged(eased).findings.map(({ rule }: { rule: string }) => rule)).toContain('scope/update-type');
});

test('--policy replaces the policy, and files it names are read at the base', () => {
  const held = made.make();
  const holds = '{ packageRules: [{ matchPackageNames: ["a/a"], allowedVersions: "<1.1.0" }] }';
  const from = held.commit({ files: { 'a.yaml': pod('a/a:1.0.0'), 'holds.json5': holds } });
  const to = held.commit({ files: { 'a.yaml': pod('a/a:1.1.0') } });
  const file = join(held.dir, 'policy.yml');
  writeFileSync(file, 'version: 1\nholds: [{ from-renovate: holds.json5 }]\n');
  const run = gatehouse(
    'check',
    '--repo',
    held.dir,
    '--base',
    from,
    '--head',
    to,
    '--policy',
    file,
    '--format',
    'json',
  );
  expect(run).toMatchObject({ code: 1, err: '' });
  expect(JSON.parse(run.out)).toMatchObject({ policyCommit: null, findings: [{ rule: 'scope/hold' }] });
});

test('a sibling that did not change is read with the one that did', () => {
  const chart = made.make();
  const charts = (version: string) =>
    `apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies:\n  - name: redis\n    version: ${version}\n    repository: https://charts.example.com\n`;
  const lock = `dependencies:\n- name: redis\n  repository: https://charts.example.com\n  version: 1.0.0\ndigest: ${digest('a')}\ngenerated: "2024-01-01T00:00:00Z"\n`;
  const from = chart.commit({ files: { 'c/Chart.yaml': charts('1.0.0'), 'c/Chart.lock': lock } });
  const to = chart.commit({ files: { 'c/Chart.yaml': charts('1.0.1') } });
  const run = gatehouse('check', '--repo', chart.dir, '--base', from, '--head', to, '--format', 'json');
  expect(run.code).toBe(1);
  expect(JSON.parse(run.out).findings.map(({ rule }: { rule: string }) => rule)).toContain('scope/lock-mismatch');
});

test('a file that the base changed too, after the branch began', () => {
  const moved = made.make();
  const fork = moved.commit({ files: { 'a.yaml': pod('a/a:1.0.0'), 'b.yaml': pod('b/b:1.0.0') } });
  moved.commit({ branch: 'bump', parents: [fork], files: { 'a.yaml': pod('a/a:1.0.1') } });
  const judged = () => gatehouse('check', '--repo', moved.dir, '--base', 'main', '--head', 'bump');
  moved.commit({ files: { 'b.yaml': pod('b/b:1.0.1') } });
  expect(judged()).toMatchObject({ code: 0 });
  moved.commit({ files: { 'a.yaml': pod('a/a:1.0.0', '  hostPID: true\n') } });
  const { code, out } = judged();
  expect(code).toBe(1);
  expect(out).toContain('\nscope/stale-base  a.yaml\n  the base branch changed this file since this branch began');
});

const OPEN_RAMP = `version: 1
merge:
  ramp: [{ components: ["**"], since: 2026-01-01, by: octocat, evidence: "a quiet quarter" }]
  freeze: { active: "the cluster moves" }
`;

test('going back is a rollback: older versions pass, and a freeze does not keep it', () => {
  const past = made.make();
  const file = join(past.dir, 'policy.yml');
  writeFileSync(file, OPEN_RAMP);
  const old = past.commit({ files: { 'a.yaml': pod('a/a:1.0.0') } });
  const now = past.commit({ files: { 'a.yaml': pod('a/a:1.1.0') } });
  const back = past.commit({ files: { 'a.yaml': pod('a/a:1.0.0') } });
  const never = past.commit({ branch: 'other', parents: [now], files: { 'a.yaml': pod('a/a:0.9.0') } });
  const judged = (head: string) =>
    gatehouse('check', '--repo', past.dir, '--base', now, '--head', head, '--policy', file);
  expect(judged(back)).toMatchObject({
    code: 0,
    out: `Passes: nothing but 1 bump in 1 file (1 downgrade).

package        from   to     update     place
docker.io/a/a  1.1.0  1.0.0  downgrade  a.yaml:8

a rollback: it takes the base back to what it was at ${old.slice(0, 12)}

risk: low
  risk/rollback  a.yaml:8  docker.io/a/a 1.1.0 to 1.0.0 takes the base back to a state of its own history.

disposition: auto-merge. It merges itself as soon as the required checks pass (lane bumps, low risk).

not checked here: authors.commits, context, review, approvals, freeze, checks
`,
  });
  expect(judged(never)).toMatchObject({ code: 1 });
  expect(judged(never).out).toContain('scope/downgrade');
});

test('what a lane of the policy admits merges itself, although it is no bump', () => {
  const lanes = made.make();
  const claim = (size: string) =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec:\n  resources:\n    requests:\n      storage: ${size}\n`;
  const file = join(lanes.dir, 'policy.yml');
  const lane = '{ name: storage, authors: ["storage-agent[bot]"], admit: [risk/pvc-increase], packs: [ops] }';
  writeFileSync(file, `version: 1\nmerge: { lanes: [${lane}] }\n`);
  const from = lanes.commit({ files: { 'pvc.yaml': claim('1Gi') } });
  const to = lanes.commit({ files: { 'pvc.yaml': claim('2Gi') } });
  const args = ['check', '--repo', lanes.dir, '--base', from, '--head', to, '--policy', file];
  const run = gatehouse(...args, '--author', 'storage-agent[bot]');
  expect(run.code).toBe(1);
  expect(
    run.out,
  ).toContain(`disposition: auto-merge. It merges itself as soon as the required checks pass (lane storage, low risk).

diff-scope, above, does not bind storage-agent[bot]: the policy has a lane for that account
`);
});
