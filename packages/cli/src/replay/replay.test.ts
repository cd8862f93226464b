import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScratchRepository } from '@gatehouse/forge/git/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultsNote, gatehouse, pod, repositories } from '../testing.ts';

const made = repositories();
const commits: Record<'root' | 'patch' | 'major' | 'side' | 'merge' | 'smuggled', string> = {
  root: '',
  patch: '',
  major: '',
  side: '',
  merge: '',
  smuggled: '',
};
let repo: ScratchRepository;
beforeAll(() => {
  repo = made.make();
  const app = (version: string, extra?: string) => ({ 'a.yaml': pod(`acme/app:${version}`, extra) });
  commits.root = repo.commit({ files: { ...app('1.0.0'), 'b.yaml': pod('acme/b:1.0.0') } });
  commits.patch = repo.commit({ files: app('1.0.1') });
  commits.major = repo.commit({ files: app('2.0.0') });
  commits.side = repo.commit({ branch: 'side', parents: [commits.root], files: { 'b.yaml': pod('acme/b:1.1.0') } });
  commits.merge = repo.commit({ parents: [commits.major, commits.side], files: { 'b.yaml': pod('acme/b:1.1.0') } });
  commits.smuggled = repo.commit({ files: app('2.0.1', '  hostPID: true\n') });
});
afterAll(() => made.clean());

const RAMP = '2 waited for merge.ramp alone: once it names their components, such changes merge unattended';

const replay = (...args: string[]) => gatehouse('replay', '--repo', repo.dir, ...args);

test('a table of the last commits, newest first, and what it comes to', () => {
  const { root, patch, major, side, smuggled } = commits;
  expect(replay('--last', '9')).toMatchObject({
    code: 0,
    out: `${smuggled.slice(0, 12)}  block  high    blocked     scope/residue a.yaml:9: a line was added that is no version: \`hostPID: true\`
${side.slice(0, 12)}  pass   low     review      minor docker.io/acme/b 1.0.0 -> 1.1.0
${major.slice(0, 12)}  block  medium  blocked     scope/update-type a.yaml:8: docker.io/acme/app 1.0.1 to 2.0.0 is a major update; scope.updates lets pass patch, minor, digest
${patch.slice(0, 12)}  pass   low     review      patch docker.io/acme/app 1.0.0 -> 1.0.1
${root.slice(0, 12)}  block  medium  blocked     scope/file-added a.yaml: the file was added; a bump changes files that exist (+1 more)

5 commits: 0 would have merged unattended, 2 would have waited, 3 would have been stopped
risk: 2 low, 2 medium, 1 high
waited for:
      2  review (merge/ramp)
stopped by:
      1  scope/file-added
      1  scope/residue
      1  scope/update-type
${RAMP}
`,
    err: defaultsNote(smuggled),
  });
});

test('with a ramp and a window: what merges, and what waits by the clock of its own day', () => {
  const policy = join(repo.dir, 'policy.yml');
  const ramp = '[{ components: ["**"], since: 2026-01-01, by: octocat, evidence: "quiet" }]';
  const merge = (more: string) => writeFileSync(policy, `version: 1\nmerge: { ramp: ${ramp}${more} }\n`);
  merge('');
  expect(replay('--last', '9', '--policy', policy).out).toContain(
    '\n5 commits: 2 would have merged unattended, 0 would have waited, 3 would have been stopped\n',
  );
  // What is made here was committed just now.
  merge(', window: { time-zone: UTC, open: [{ days: [mon], from: "00:00", to: "00:01" }] }');
  const closed = replay('--last', '9', '--policy', policy).out;
  expect(closed).toContain('waited for:\n      2  waiting (merge/window)\n');
});

test('JSON lines: a verdict each, with its commit; policy is read once, at the newest revision', () => {
  const { root, patch, major, side } = commits;
  const run = replay('--range', `${root}..main~1`, '--format', 'jsonl', '--author', 'renovate[bot]');
  expect(run.code).toBe(0);
  const lines = run.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { commit: side, outcome: 'pass', base: root, head: side, policyCommit: commits.merge, author: 'renovate[bot]' },
    { commit: major, outcome: 'block', base: patch, head: major, policyCommit: commits.merge },
    { commit: patch, outcome: 'pass', base: root, head: patch, policyCommit: commits.merge },
  ]);
  expect(run.err).toBe(
    `${defaultsNote(commits.merge)}3 commits: 0 would have merged unattended, 2 would have waited, 1 would have been stopped
risk: 2 low, 1 medium, 0 high
waited for:
      2  review (merge/ramp)
stopped by:
      1  scope/update-type
${RAMP}
`,
  );
});

test('a list keeps its order; what names no commit is an error of its own, and merges are left out', () => {
  const { patch, merge } = commits;
  const list = join(repo.dir, 'list');
  writeFileSync(list, `# bumps\r\n${patch}\n\nnope\n${merge}\nside\n`);
  const run = replay('--commits', list);
  expect(run.code).toBe(2);
  expect(run.out).toBe(`${patch.slice(0, 12)}  pass   low     review      patch docker.io/acme/app 1.0.0 -> 1.0.1
nope          error                      error/unknown-revision: "nope" names no commit in this repository
${commits.side.slice(0, 12)}  pass   low     review      minor docker.io/acme/b 1.0.0 -> 1.1.0

3 commits: 0 would have merged unattended, 2 would have waited, 0 would have been stopped, 1 could not be judged
risk: 2 low, 0 medium, 0 high
waited for:
      2  review (merge/ramp)
could not be judged:
      1  error/unknown-revision
${RAMP}
`);
  expect(run.err).toBe(
    `note: left out merges: 1; the commits they brought in are judged one by one\n${defaultsNote(merge)}`,
  );
});

test('a list that names nothing, and an empty one', () => {
  const list = join(repo.dir, 'list');
  writeFileSync(list, 'nope\n');
  expect(replay('--commits', list)).toMatchObject({ code: 2, err: '' });
  for (const nothing of ['', '# none\n\n']) {
    writeFileSync(list, nothing);
    expect(replay('--commits', list)).toMatchObject({
      code: 2,
      out: '',
      err: `error: ${list} names no commit\n  fix: List one commit a line, as \`git log --format=%H\` prints them.\n`,
    });
  }
  expect(replay('--commits', join(repo.dir, 'none')).code).toBe(2);
});

test('a history of people gets advice', () => {
  const run = replay('--last', '1', '--author', 'octocat');
  expect(run.code).toBe(0);
  expect(run.out).toContain('skip   high    advice      scope/residue');
  expect(run.out).toContain(
    '\n1 commit: advice only, because the policy does not bind this author; 0 without a finding, 1 with one\nrisk: ',
  );
});

test('threads print the same lines in the same order', () => {
  const long = made.make();
  const files = (at: number) => ({
    [`f${at % 7}.yaml`]: pod(`acme/f${at % 7}:1.0.${at}`, at % 10 === 0 ? '  x: 1\n' : ''),
  });
  for (let at = 0; at < 60; at += 1) long.commit({ files: files(at) });
  const run = (jobs: string) =>
    gatehouse('replay', '--repo', long.dir, '--last', '60', '--jobs', jobs, '--format', 'jsonl');
  const one = run('1');
  expect(one.out.split('\n')).toHaveLength(61);
  expect(run('3')).toMatchObject({ code: one.code, out: one.out, err: one.err });
});

test('a huge commit costs only its own line', () => {
  const huge = made.make();
  huge.commit({ files: { 'a.yaml': pod('acme/app:1.0.0') } });
  huge.commit({ files: Object.fromEntries(Array.from({ length: 3001 }, (_, at) => [`d${at}`, 'x'])) });
  const last = huge.commit({ files: { 'a.yaml': pod('acme/app:1.0.1') } });
  const run = gatehouse('replay', '--repo', huge.dir, '--last', '2');
  expect(run.code).toBe(2);
  expect(run.out).toMatch(new RegExp(`^${last.slice(0, 12)}  pass .*\\n[0-9a-f]{12}  error +error/too-many-files: `));
});

test('a reader that has seen enough ends the run quietly', async () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const list = join(repo.dir, 'many');
  writeFileSync(list, `${commits.patch}\n`.repeat(5000));
  const args = [main, 'replay', '--repo', repo.dir, '--commits', list, '--format', 'jsonl', '--jobs', '1'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, err }).toEqual({ code: 2, err: defaultsNote(commits.patch) });
});
