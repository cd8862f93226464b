// How fast `gatehouse replay` is, against the least that any such tool must do (read the metadata and the distinct blobs in
// one git process each and parse every YAML text once) and against what a shell loop would do (`git diff` per commit).
//
//   node bench/replay.ts --repo DIR [--commits 1000] [--author REGEX] [--runs 5]
//
// The command line is built into a scratch directory; starting Node is part of every figure. Linux: `taskset` gives one core
// or two.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    commits: { type: 'string', default: '1000' },
    author: { type: 'string', default: 'renovate|dependabot' },
    runs: { type: 'string', default: '5' },
  },
});
if (values.repo === undefined) throw new Error('--repo DIR is needed: a clone with a history of bot commits');
const { repo } = values;

const sink = openSync('/dev/null', 'w');
const scratch = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
try {
  const list = join(scratch, 'commits');
  const count = writeCommits(list);
  const bundle = build();
  const replay = ['replay', '--repo', repo, '--commits', list, '--format', 'jsonl', '--author', 'renovate[bot]'];
  const node = process.execPath;
  const times = measure({
    baseline: ['taskset', '-c', '0', node, join(root, 'bench/replay-baseline.ts'), repo, list],
    one: ['taskset', '-c', '0', node, bundle, ...replay],
    two: ['taskset', '-c', '0,1', node, bundle, ...replay, '--jobs', '2'],
    loop: ['sh', '-c', 'while read -r c; do git -C "$0" diff "$c^" "$c"; done < "$1"', repo, list],
  });
  report(count, times);
  console.log(`\nnode dist/index.js ${replay.join(' ')}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The newest commits of matching authors that have a parent and are no merges. */
function writeCommits(file: string): number {
  const pick = ['log', '--extended-regexp', `--author=${values.author}`, '--min-parents=1', '--max-parents=1'];
  const ids = execFileSync('git', ['-C', repo, ...pick, `--max-count=${values.commits}`, '--format=%H'], {
    encoding: 'utf8',
  });
  writeFileSync(file, ids);
  return ids.split('\n').length - 1;
}

function build(): string {
  const ncc = join(root, 'node_modules/.bin/ncc');
  const out = join(scratch, 'dist');
  const cwd = join(root, 'packages/cli');
  execFileSync(ncc, ['build', 'src/main.ts', '--minify', '--out', out], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(out, 'index.js');
}

type Times<Name extends string> = Readonly<Record<Name, number>>;

/** Least wall time of each in milliseconds. The commands take turns, so that whatever else the machine does hits all alike. */
function measure<Name extends string>(commands: Readonly<Record<Name, readonly string[]>>): Times<Name> {
  const names = Object.keys(commands) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<Name, number>;
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const name of names) best[name] = Math.min(best[name], wallTime(commands[name]));
  }
  return best;
}

/** Output goes nowhere, and a run that failed is no measurement. */
function wallTime([command = '', ...args]: readonly string[]): number {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(command, args, { stdio: ['ignore', sink, 'pipe'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

function report(commits: number, times: Times<'baseline' | 'one' | 'two' | 'loop'>): void {
  const row = (label: string, ms: number) =>
    console.log(
      `${label.padEnd(44)} ${ms.toFixed(0).padStart(7)} ms  ${(ms / times.baseline).toFixed(2).padStart(6)} of the baseline`,
    );
  console.log(`${commits} commits, best of ${values.runs} runs, Node ${process.version}`);
  row('baseline: diff-tree + cat-file + parse, 1 core', times.baseline);
  row('gatehouse replay, 1 core', times.one);
  row('gatehouse replay, 2 cores', times.two);
  row('shell loop of git diff', times.loop);
  console.log(
    `2 cores take ${(times.two / times.one).toFixed(2)} of 1 core; the shell loop ${(times.loop / times.one).toFixed(1)} times 1 core`,
  );
}
