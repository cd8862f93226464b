import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScratchRepository } from '@gatehouse/forge/git/testing';
import { VERSION } from '@gatehouse/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatehouse, pod, repositories } from './testing.ts';

const made = repositories();
const empty = mkdtempSync(join(tmpdir(), 'gatehouse-cli-'));
let repo: ScratchRepository;
let base: string;
let head: string;
beforeAll(() => {
  repo = made.make();
  base = repo.commit({ files: { 'a.yaml': pod('acme/app:1.0.0') } });
  head = repo.commit({ files: { 'a.yaml': pod('acme/app:1.0.1') } });
});
afterAll(() => {
  made.clean();
  rmSync(empty, { recursive: true });
});

const check = (...args: string[]) => gatehouse('check', '--repo', repo.dir, '--base', base, '--head', head, ...args);

test.each<[string, () => string[], string]>([
  ['no command', () => [], 'Usage: gatehouse [options] [command]'],
  [
    'an unknown command',
    () => ['chek'],
    "error: unknown command 'chek'\n(Did you mean check?)\n(see gatehouse --help)\n",
  ],
  [
    'no base',
    () => ['check', '--head', 'x'],
    "error: required option '--base <rev>' not specified\n(see gatehouse check --help)\n",
  ],
  [
    'an unknown option',
    () => ['check', '--base', 'x', '--head', 'y', '--formt', 'json'],
    "error: unknown option '--formt'\n(Did you mean --format?)\n(see gatehouse check --help)\n",
  ],
  [
    'an unknown format',
    () => ['check', '--base', 'x', '--head', 'y', '--format', 'xml'],
    "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif.\n(see gatehouse check --help)\n",
  ],
  ...['', ' ', 'bad login!', 'app/renovate', 'a--b', '-a', 'a-', '[bot]', 'a[bot][bot]', 'a'.repeat(40)].map(
    (author): [string, () => string[], string] => [
      `an author that is no login: ${JSON.stringify(author)}`,
      () => ['check', '--base', 'x', '--head', 'y', `--author=${author}`],
      `error: option '--author <login>' argument '${author}' is invalid. It must be a login such as renovate[bot] or octocat.\n(see gatehouse check --help)\n`,
    ],
  ),
  [
    'nothing to replay',
    () => ['replay', '--repo', repo.dir],
    'error: replay needs to know which commits to judge\n  fix: Give exactly one of --commits FILE, --range A..B and --last N.\n',
  ],
  [
    'two things to replay',
    () => ['replay', '--repo', repo.dir, '--last', '1', '--range', 'a..b'],
    'error: replay needs to know which commits to judge\n  fix: Give exactly one of --commits FILE, --range A..B and --last N.\n',
  ],
  [
    'a number that is none',
    () => ['replay', '--last', '1e3'],
    "error: option '--last <n>' argument '1e3' is invalid. It must be a whole number of at least 1.\n(see gatehouse replay --help)\n",
  ],
  [
    'no repository',
    () => ['check', '--repo', empty, '--base', 'x', '--head', 'y'],
    `error: ${empty} is not a git repository (nor is any directory above it)\n  fix: Name a clone with --repo, or run the command inside one.\n`,
  ],
  [
    'no directory',
    () => ['replay', '--repo', join(empty, 'x'), '--last', '1'],
    `error: ${empty}/x is not a git repository (no such directory)\n  fix: Name a clone with --repo, or run the command inside one.\n`,
  ],
  [
    'an unknown revision',
    () => ['check', '--repo', repo.dir, '--base', 'main', '--head', 'n\x1bope'],
    'error: "n\\u001bope" is not a revision\n  fix: Give a commit SHA, a branch, a tag or an expression such as HEAD~3; it may not begin with "-".\n',
  ],
  [
    'a range that is none',
    () => ['replay', '--repo', repo.dir, '--range', 'main'],
    'error: "main" is not a range\n  fix: Write it as A..B: the commits reachable from B and not from A, for example v1.0..HEAD.\n',
  ],
])('%s: exit 2 and what to do', (_name, args, err) => {
  const run = gatehouse(...args());
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err.startsWith(err), run.err).toBe(true);
});

test('help and version end well', () => {
  expect(gatehouse('--version')).toMatchObject({ code: 0, out: `${VERSION}\n`, err: '' });
  expect(gatehouse('check', '--help').code).toBe(0);
});

test('an error is a verdict in JSON and a failed invocation in SARIF', () => {
  const json = gatehouse('check', '--repo', repo.dir, '--base', base, '--head', 'nope', '--format', 'json');
  expect(json.code).toBe(2);
  expect(JSON.parse(json.out)).toMatchObject({
    outcome: 'error',
    baseTip: base,
    head: null,
    findings: [{ rule: 'error/unknown-revision', message: '"nope" names no commit in this repository' }],
  });
  const sarif = gatehouse('check', '--repo', repo.dir, '--base', base, '--head', 'nope', '--format', 'sarif');
  expect(sarif.code).toBe(2);
  expect(JSON.parse(sarif.out).runs[0]).toMatchObject({ results: [], invocations: [{ executionSuccessful: false }] });
});

test.each([
  [
    'a typo',
    'version: 1\nscope:\n  update: [patch]\n',
    /line 3: scope\.update is not a key; did you mean scope\.updates\?/,
  ],
  ['wrong YAML', 'version: 1\nscope: [\n', /policy\.yml cannot be read/],
  ['bytes that are no text', Buffer.from([0x76, 0xff]), /policy\.yml is not UTF-8 text/],
  ['an alias bomb', `version: 1\na: &a [x,x]\n${bomb('b', 30)}`, /policy\.yml cannot be read/],
])('a policy with %s: exit 2 and the place', (_name, content, message) => {
  const policy = join(empty, 'policy.yml');
  writeFileSync(policy, content);
  const run = check('--policy', policy);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toMatch(message);
});

test('a policy with several faults: a line for each', () => {
  const policy = join(empty, 'policy.yml');
  writeFileSync(policy, 'scope:\n  updates: [minors]\n  protected: [a/]\n');
  expect(check('--policy', policy).err).toBe(`error: the policy ${policy} cannot be read:
    line 1: version is missing; add \`version: 1\`;
    line 2: scope.updates[0] is "minors"; it is one of: major, minor, patch, digest, pin, lock (did you mean minor?);
    line 3: scope.protected[0] \`a/\` ends with \`/\` and matches nothing; write \`a/**\`
  fix: Correct the file and run the command again.
`);
});

test('a policy that is right and hardly meant: a note for each', () => {
  const policy = join(empty, 'policy.yml');
  writeFileSync(policy, 'version: 1\nauthors: { enforce: [renovate] }\nscope: { protected: [kubernetes] }\n');
  const err = [
    `note: ${policy}: authors.enforce names renovate, the login of a person; the app is \`renovate[bot]\`.\n`,
    `note: ${policy}: scope.protected: \`kubernetes\` names one file; a folder is \`kubernetes/**\`.\n`,
  ].join('');
  expect(check('--policy', policy)).toMatchObject({ code: 0, err });
  expect(gatehouse('replay', '--repo', repo.dir, '--last', '1', '--policy', policy)).toMatchObject({ code: 0, err });
  const many = Array.from({ length: 12 }, (_, at) => `a${at}`).join(', ');
  writeFileSync(policy, `version: 1\nscope: { protected: [${many}] }\n`);
  const notes = check('--policy', policy).err.trimEnd().split('\n');
  expect([notes.length, notes.at(-1)]).toEqual([11, 'note: and 2 more about this policy']);
});

test('a policy that does not exist, and one that is far too large', () => {
  const missing = check('--policy', join(empty, 'none.yml'));
  expect(missing).toMatchObject({ code: 2 });
  const fix =
    "Check the path given with --policy, a file on this disk; without --policy the repository's own .github/gatehouse.yml counts.";
  expect(missing.err).toBe(`error: the policy file ${empty}/none.yml does not exist\n  fix: ${fix}\n`);
  const large = join(empty, 'large.yml');
  writeFileSync(large, Buffer.alloc(2 ** 21, '#'));
  expect(check('--policy', large)).toMatchObject({ code: 2 });
});

test('a shallow clone without the base', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-clone-'));
  repo.git('clone', '--quiet', '--depth=1', `file://${repo.dir}`, dir);
  const run = gatehouse('check', '--repo', dir, '--base', base, '--head', 'HEAD');
  rmSync(dir, { recursive: true });
  expect(run).toMatchObject({
    code: 2,
    out: '',
    err: `error: this clone is shallow: it does not hold the commit "${base}"\n  fix: Fetch the rest of the history: git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0).\n`,
  });
});

/** `&b0 [*a,*a]`, then each level twice the one before. */
function bomb(name: string, levels: number): string {
  const level = (at: number) =>
    `${name}${at}: &${name}${at} [*${at === 0 ? 'a' : name + (at - 1)}, *${at === 0 ? 'a' : name + (at - 1)}]\n`;
  return Array.from({ length: levels }, (_, at) => level(at)).join('');
}

const manifest = (image: string, extra: string) => `a: &a [x,x]\n${bomb('b', 60)}${pod(image, extra)}`;

test.each<[string, string | Uint8Array, string | Uint8Array, number, RegExp]>([
  ['an alias bomb', manifest('acme/app:1.0.0', ''), manifest('acme/app:1.0.1', '  x: 1\n'), 1, /^Blocked/],
  ['nesting without end', '['.repeat(100_000), '['.repeat(100_001), 1, /^Blocked/],
  ['a hundred megabytes of YAML', Buffer.alloc(1e8, 'a: b\n'), Buffer.alloc(1e8 + 5, 'a: b\n'), 1, /scope\/too-large/],
  ['text that is not UTF-8', Buffer.from([0x61, 0xff]), Buffer.from([0x62, 0xff]), 1, /scope\/encoding/],
])('%s: judged in bounded memory', (_name, before, after, code, out) => {
  const odd = made.make();
  const from = odd.commit({ files: { 'a.yaml': before } });
  const to = odd.commit({ files: { 'a.yaml': after } });
  const run = gatehouse('check', '--repo', odd.dir, '--base', from, '--head', to);
  expect(run.code).toBe(code);
  expect(run.out).toMatch(out);
  expect(run.peak).toBeLessThan(250);
});

test('a commit of 20,000 files', () => {
  const odd = made.make();
  const from = odd.commit({ files: { a: 'x' } });
  const to = odd.commit({
    files: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`d${at}/f.yaml`, 'x'])),
  });
  const run = gatehouse('check', '--repo', odd.dir, '--base', from, '--head', to);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain('error: the change touches 20000 files; at most 3000 are judged');
  expect(run.peak).toBeLessThan(250);
});

test('a path with a newline and a terminal sequence, and an empty commit', () => {
  const odd = made.make();
  const from = odd.commit({ files: { 'a\n\x1b[2J.yaml': 'x' } });
  const to = odd.commit({ files: { 'a\n\x1b[2J.yaml': 'y' } });
  const run = gatehouse('check', '--repo', odd.dir, '--base', from, '--head', to);
  expect(run.code).toBe(1);
  expect(run.out).toContain('\nscope/path-encoding  a\\u{a}\\u{1b}[2J.yaml\n');
  const nothing = gatehouse('check', '--repo', odd.dir, '--base', to, '--head', to);
  expect(nothing.code).toBe(1);
  expect(nothing.out).toContain('\nscope/nothing-proved\n');
});
