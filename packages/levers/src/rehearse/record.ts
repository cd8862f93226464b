import { code, prose, tableRow } from '@gatehouse/action-kit';
import type { Expectation, TrialResult } from './trial.ts';

/** What a rehearsal leaves behind. */
export interface RehearsalRecord {
  readonly schema: 1;
  /** `gatehouse@1.2.3` */
  readonly tool: string;
  /** What it was rehearsed on: `owner/name`, or the embedded simulator. */
  readonly place: string;
  /** ISO 8601. */
  readonly at: string;
  /** Everything went as it should. */
  readonly asExpected: boolean;
  /** What could not be tried here, each with the reason. */
  readonly notTried: readonly string[];
  readonly trials: readonly TrialResult[];
}

export function recordOf(
  trials: readonly TrialResult[],
  about: Pick<RehearsalRecord, 'tool' | 'place' | 'at' | 'notTried'>,
): RehearsalRecord {
  return { schema: 1, ...about, asExpected: trials.every((trial) => trial.asExpected), trials };
}

/** One sentence for logs and titles. */
export function rehearsalSummary({ trials }: Pick<RehearsalRecord, 'trials'>): string {
  const wrong = trials.filter(({ asExpected }) => !asExpected).length;
  const tried = `${trials.length} ${trials.length === 1 ? 'thing was' : 'things were'} tried`;
  return wrong === 0 ? `${tried}; all went as they should` : `${tried}; ${wrong} did not go as they should`;
}

/** The record as a Markdown page; text from outside is escaped. */
export function renderRecord(record: RehearsalRecord): string {
  const { trials, notTried } = record;
  const rows = trials.map((trial) =>
    tableRow([
      code(trial.lever),
      prose(trial.what),
      trial.outcome,
      stoppers(trial),
      trial.asExpected ? 'yes' : '**no**',
    ]),
  );
  return [
    `## Rehearsal: ${rehearsalSummary(record)}`,
    '',
    `${prose(record.place)}, ${record.at}, ${code(record.tool)}`,
    '',
    '| Lever | What was tried | What came of it | What stopped it | As it should |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...section('What did not go as it should', trials.filter(({ asExpected }) => !asExpected).map(complaint)),
    ...section(
      'What could not be tried here',
      notTried.map((one) => `- ${prose(one)}`),
    ),
    '<details><summary>What each lever said</summary>',
    '',
    ...trials.map((trial) => `- ${code(trial.name)}: ${prose(trial.detail)}`),
    '',
    '</details>',
    '',
  ].join('\n');
}

const stoppers = ({ stoppedBy }: TrialResult): string =>
  stoppedBy.length === 0 ? 'nothing' : stoppedBy.map(code).join(', ');

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];

function complaint(trial: TrialResult): string {
  const wanted = trial.expected.map(wordsOf).join(', or ');
  const why = trial.wrong.length > 0 ? trial.wrong.join(' ') : `It should have ended as ${wanted}.`;
  return `- ${prose(trial.what)}: ${prose(why)} ${prose(trial.detail)}`;
}

/** `refused by promote/held` */
export function wordsOf({ outcome, stoppedBy }: Expectation): string {
  const rules = stoppedBy === undefined ? [] : [stoppedBy].flat();
  return rules.length === 0 ? outcome : `${outcome} by ${rules.join(' or ')}`;
}
