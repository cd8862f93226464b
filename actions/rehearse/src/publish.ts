import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunnerIo, setOutputs } from '@gatehouse/action-kit';
import { type RehearsalRecord, rehearsalSummary, renderRecord } from '@gatehouse/levers';

/** More annotations than GitHub shows of one step would only hide the log. */
const MAX_ANNOTATIONS = 10;

/** Leaves the record in files, the summary and outputs; answers the exit code. */
export async function publish(
  io: Pick<RunnerIo, 'output' | 'summary' | 'annotate' | 'log'>,
  record: RehearsalRecord,
  folder: string,
): Promise<0 | 1> {
  const [json, page] = [join(folder, 'gatehouse-rehearsal.json'), join(folder, 'gatehouse-rehearsal.md')];
  const markdown = renderRecord(record);
  writeFileSync(json, `${JSON.stringify(record, null, 2)}\n`);
  writeFileSync(page, markdown);
  const outcome = record.asExpected ? 'as-expected' : 'not-as-expected';
  setOutputs(io, { outcome, 'report-file': json, 'record-file': page });
  for (const { what, detail } of record.trials.filter(({ asExpected }) => !asExpected).slice(0, MAX_ANNOTATIONS)) {
    io.annotate('error', `${what}: ${detail}`, { title: 'Rehearsal' });
  }
  io.log(`${rehearsalSummary(record)}.`);
  await io.summary(markdown);
  return record.asExpected ? 0 : 1;
}
