import { type LocalGit, openRepository } from '@gatehouse/forge/git';
import { GatehouseError } from '@gatehouse/policy';
import { printable } from '../escape.ts';
import { describeFault } from '../fault.ts';
import type { Terminal } from '../terminal.ts';
import { difference } from './difference.ts';
import { policyText } from './files/policy.ts';
import { rulesetText } from './files/ruleset.ts';
import { PLACEHOLDER, type Source } from './files/source.ts';
import { gateWorkflow, signalWorkflow, sweepWorkflow } from './files/workflows.ts';
import { nextSteps } from './next-steps.ts';
import { type Survey, surveyRepository } from './survey/survey.ts';
import { type Planned, planned, writeNew } from './work-tree.ts';

export interface InitOptions {
  readonly repo: string;
  readonly write?: boolean;
  readonly owner?: string;
  readonly version?: string;
  readonly tag?: string;
  readonly branch?: string;
  readonly last: number;
}

/** Drafts what a repository needs to be gated. Exit code: 0 printed or written, 2 could not. */
export async function init(options: InitOptions, terminal: Terminal): Promise<number> {
  let git: LocalGit | null = null;
  try {
    git = await openRepository(options.repo);
    const root = await rootOf(git);
    terminal.progress('reading the history');
    const survey = await surveyRepository(git, await branchOf(git, options), options.last);
    terminal.progress('');
    if (!(await isKnown(git, survey.branch)))
      terminal.note(`note: this clone has no branch ${printable(survey.branch)}; check the spelling of --branch`);
    const source = sourceOf(options);
    const files = await Promise.all(drafts(survey, source).map(([path, text]) => planned(root, path, text)));
    for (const file of files) await terminal.out(await settle(root, file, options.write === true));
    await terminal.out(stepsText(survey, source, options.write === true));
    return terminal.gone ? 2 : 0;
  } catch (error) {
    terminal.note(describeFault(error));
    return 2;
  } finally {
    git?.close();
  }
}

async function rootOf(git: LocalGit): Promise<string> {
  const root = await git.workTree();
  if (root !== null) return root;
  throw new GatehouseError(
    'invalid-input',
    'the repository is bare, so there is nowhere to write',
    'Use a clone of it.',
  );
}

async function branchOf(git: LocalGit, { branch }: InitOptions): Promise<string> {
  const found = branch ?? (await git.defaultBranch());
  if (found !== null) return found;
  throw new GatehouseError('invalid-input', 'no branch is checked out', 'Name the branch to protect with --branch.');
}

/** One that only the remote has may still be meant, so whoever misspelt it is told and not refused. */
async function isKnown(git: LocalGit, branch: string): Promise<boolean> {
  const places = ['refs/heads', 'refs/remotes/origin'].map((place) => git.resolve(`${place}/${branch}`));
  return (await Promise.allSettled(places)).some(({ status }) => status === 'fulfilled');
}

function sourceOf({ owner, version, tag }: InitOptions): Source {
  return {
    repository: owner ?? PLACEHOLDER.repository,
    commit: version ?? PLACEHOLDER.commit,
    version: tag ?? PLACEHOLDER.version,
    placeholder: owner === undefined || version === undefined,
  };
}

function drafts(survey: Survey, source: Source): readonly (readonly [path: string, text: string])[] {
  const checks = survey.checks.checks.map(({ context }) => context);
  return [
    ['.github/gatehouse.yml', policyText(survey, source)],
    ['.github/workflows/gate.yml', gateWorkflow(source)],
    ['.github/workflows/sweep.yml', sweepWorkflow(source, survey.branch)],
    ['.github/workflows/signal.yml', signalWorkflow(source)],
    ['gatehouse-ruleset.json', rulesetText(survey.branch, checks)],
  ];
}

/** Writes or shows a file, and says which. What exists is never touched. */
async function settle(root: string, file: Planned, write: boolean): Promise<string> {
  const { path, text, existing } = file;
  if (existing === null && !write) return `==> ${path} (new)\n${text}\n`;
  if (existing === null) {
    await writeNew(root, file);
    return `wrote ${path}\n`;
  }
  const changed = difference(existing, text);
  if (changed.length === 0) return `==> ${path} (there already, the same)\n\n`;
  const lines = changed.map((line) => `${printable(line)}\n`).join('');
  return `==> ${path} (there already, not touched; it would change)\n${lines}\n`;
}

function stepsText({ branch, checks }: Survey, { placeholder }: Source, written: boolean): string {
  const steps = nextSteps({ branch, written, placeholder, noChecks: checks.checks.length === 0 });
  return `\nNext:\n${steps.map((step, at) => `${String(at + 1).padStart(3)}. ${step}\n`).join('')}`;
}
