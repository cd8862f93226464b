// `npm run demo`: the main job on an embedded default. A sample GitOps repository and a GitHub run inside this process; the built action
// judges five pull requests of a bot, each in a process of its own with the environment of GitHub's runner.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pullRequestEvent, type Repository, type Simulator, startSimulator } from '../packages/simulator/src/index.ts';
import { type ActionRun, runAction } from '../test/bundle/runner.ts';
import { FILES, PULL_REQUESTS, type SamplePullRequest } from './demo/sample.ts';
import { renderForTerminal, table } from './demo/terminal.ts';
import { root } from './steps.ts';

const BOT = 'renovate[bot]';
const SUMMARIES = join(root, '.cache', 'demo');

interface Judged {
  readonly number: number;
  readonly sample: SamplePullRequest;
  readonly run: ActionRun;
}

async function judge(simulator: Simulator, repository: Repository, sample: SamplePullRequest): Promise<Judged> {
  const { branch, title, files } = sample;
  repository.commit({ branch, files, author: BOT, message: title });
  const number = repository.openPullRequest({ head: branch, author: BOT, title });
  const payload = pullRequestEvent({ apiUrl: simulator.apiUrl, serverUrl: simulator.serverUrl }, repository, number);
  const call = { action: 'diff-scope', event: 'pull_request_target', payload } as const;
  return { number, sample, run: await runAction(simulator, { ...call, env: { GITHUB_REPOSITORY: repository.name } }) };
}

interface ShownVerdict {
  readonly outcome: string;
  readonly summary: string;
  readonly bumps: readonly { name: string; from: Side; to: Side; update: string }[];
  readonly findings: readonly { rule: string; path: string | null; line: number | null }[];
}
interface Side {
  readonly version: string | null;
  readonly digest: string | null;
}

const shown = ({ version, digest }: Side): string =>
  [version, digest === null ? null : `${digest.slice(0, 14)}…`].filter((part) => part !== null).join('@');

function row({ number, sample, run }: Judged): readonly string[] {
  const { outcome, bumps, findings } = run.verdict as ShownVerdict;
  const moves = bumps.map((bump) => `${bump.name} ${shown(bump.from)} → ${shown(bump.to)} (${bump.update})`);
  const why = findings.map(
    ({ rule, path, line }) => `${rule} at ${path ?? 'the change'}${line === null ? '' : `:${line}`}`,
  );
  const meaning = outcome === 'pass' ? 'may merge by itself' : `does not merge: ${why.join(', ')}`;
  return [`#${number}`, sample.story, moves.join(', '), outcome, meaning];
}

function saveSummary({ number, run }: Judged): string {
  mkdirSync(SUMMARIES, { recursive: true });
  const file = join(SUMMARIES, `pull-request-${number}.md`);
  writeFileSync(file, run.summary);
  return file;
}

async function main(): Promise<void> {
  const started = performance.now();
  const simulator = await startSimulator();
  const repository = simulator.github.createRepository('example/cluster', { files: FILES });
  console.log('A sample GitOps repository and a GitHub run inside this process. A bot opens five pull requests;');
  console.log('the built action (actions/diff-scope/dist) judges each as it would on GitHub.\n');
  const judged: Judged[] = [];
  for (const [index, sample] of PULL_REQUESTS.entries()) {
    process.stdout.write(`  [${index + 1}/${PULL_REQUESTS.length}] ${sample.story} …`);
    const before = performance.now();
    const result = await judge(simulator, repository, sample);
    judged.push(result);
    const { outcome } = result.run.outputs;
    console.log(` ${outcome} (${Math.round(performance.now() - before)} ms, ${result.run.requests.length} requests)`);
  }
  await simulator.close();
  console.log(`\n${table([['pull request', 'what it is', 'bumps', 'verdict', 'what happens'], ...judged.map(row)])}`);
  for (const each of judged) {
    console.log(`\n──── The job summary of #${each.number} (${each.sample.title}) ────\n`);
    console.log(renderForTerminal(each.run.summary));
    saveSummary(each);
  }
  console.log(`\nThe summaries as GitHub gets them (Markdown): ${join('.cache', 'demo')}/pull-request-*.md`);
  console.log(
    `Judged ${judged.length} pull requests in ${((performance.now() - started) / 1000).toFixed(1)} s. Next: docs/adopt.md`,
  );
  assertExpected(judged);
}

/** The demo is run by CI too: it fails when a verdict is not what its story says. */
function assertExpected(judged: readonly Judged[]): void {
  const outcomes = judged.map(({ run }) => run.outputs.outcome).join();
  if (outcomes === 'pass,block,block,block,pass') return;
  console.error(`The demo did not come out as it should: ${outcomes}`);
  for (const { run } of judged) console.error(run.log, run.stderr);
  process.exitCode = 1;
}

await main();
