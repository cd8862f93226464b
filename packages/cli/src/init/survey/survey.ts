import type { LocalGit } from '@gatehouse/forge/git';
import { loadPolicy } from '@gatehouse/policy';
import { readWorkflow, type Workflow } from '../../workflows/read.ts';
import { type Bot, botsOf } from './bots.ts';
import { type BumpSurvey, surveyBumps } from './bumps.ts';
import { type CheckGuess, guessChecks } from './checks.ts';
import { type RenovateHolds, renovateHolds, renovatePaths } from './renovate.ts';

/** What a repository on disk tells of itself. */
export interface Survey {
  readonly commit: string;
  readonly branch: string;
  /** Commits whose authors were read. */
  readonly commits: number;
  readonly bots: readonly Bot[];
  /** Of bots' commits; of everybody's when no bot was seen. */
  readonly bumps: BumpSurvey;
  readonly checks: CheckGuess;
  readonly renovate: readonly RenovateHolds[];
  /** Texts of the files above, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Bumps beyond these tell nothing new. */
const MOST_JUDGED = 500;
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

export async function surveyRepository(git: LocalGit, branch: string, last: number): Promise<Survey> {
  const commit = await git.resolve('HEAD');
  const log = await git.log(commit, last);
  const bots = botsOf(log);
  const byBots = new Set(bots.flatMap(({ commits }) => commits));
  const judged = log.filter((one) => byBots.size === 0 || byBots.has(one.commit)).slice(0, MOST_JUDGED);
  const defaults = loadPolicy({ path: '', text: null, commit: null, files: new Map() });
  const paths = await git.listPaths(commit);
  const files = await readAll(git, commit, renovatePaths(paths));
  return {
    commit,
    branch,
    commits: log.length,
    bots,
    bumps: await surveyBumps(
      git,
      judged.map((one) => one.commit),
      defaults,
    ),
    checks: guessChecks(await workflowsOf(git, commit, paths), branch),
    renovate: [...files].flatMap(([path, text]) => renovateHolds(path, text) ?? []),
    files,
  };
}

async function workflowsOf(git: LocalGit, commit: string, paths: readonly string[]): Promise<readonly Workflow[]> {
  const texts = await readAll(
    git,
    commit,
    paths.filter((path) => WORKFLOW.test(path)),
  );
  return [...texts].flatMap(([path, text]) => readWorkflow(path, text) ?? []);
}

/** What cannot be read is as if it were not there: it only serves as a hint. */
async function readAll(git: LocalGit, commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const { bytes } = await git.readFileAt(commit, path).catch(() => ({ bytes: null }));
    if (bytes !== null) texts.set(path, new TextDecoder().decode(bytes));
  }
  return texts;
}
