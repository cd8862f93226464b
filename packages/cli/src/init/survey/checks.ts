import { covers, type Job, type Workflow } from '../../workflows/read.ts';

/** A check that a job reports, as far as its workflow file tells. */
interface GuessedCheck {
  readonly context: string;
  /** Path of the workflow. */
  readonly from: string;
}

export interface CheckGuess {
  /** Of jobs that run on every pull request. */
  readonly checks: readonly GuessedCheck[];
  /** Jobs that run on pull requests, but whose check's name or presence cannot be told: `path: job (why)`. */
  readonly unsure: readonly string[];
}

/** What auto-merge into a branch could wait for, by the workflows that are there. Runs may tell otherwise, so it is a guess. */
export function guessChecks(workflows: readonly Workflow[], branch: string): CheckGuess {
  const checks: GuessedCheck[] = [];
  const unsure: string[] = [];
  for (const workflow of workflows) {
    const trigger = workflow.triggers.get('pull_request');
    if (trigger === undefined) continue;
    for (const job of workflow.jobs) {
      const doubt = covers(trigger, branch) ? doubtOf(job) : 'not on every pull request';
      if (doubt === null) checks.push({ context: job.name ?? job.id, from: workflow.path });
      else unsure.push(`${workflow.path}: ${job.name ?? job.id} (${doubt})`);
    }
  }
  return { checks: distinct(checks), unsure };
}

/** Characters of a check's name. */
const MOST_NAME = 255;

function doubtOf(job: Job): string | null {
  if (job.calls) return 'calls another workflow, whose jobs report';
  if (job.matrix) return 'one check for each row of its matrix';
  if (/\p{Cc}/u.test(job.name ?? '') || (job.name ?? '').length > MOST_NAME) return 'its name is no name of a check';
  return (job.name ?? '').includes('${{') ? 'named by an expression' : null;
}

function distinct(checks: readonly GuessedCheck[]): readonly GuessedCheck[] {
  return [...new Map(checks.map((check) => [check.context.toLowerCase(), check])).values()];
}
