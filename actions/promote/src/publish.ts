import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunnerIo, setOutputs } from '@gatehouse/action-kit';
import { type PromoteReport, refusalLine, renderPromotion } from '@gatehouse/levers';

/** More annotations than GitHub shows of one step would only hide the log. */
const MAX_ANNOTATIONS = 10;

/** Says what a run found, in outputs, a file, the summary and the log; answers the exit code. */
export async function publish(
  io: Pick<RunnerIo, 'output' | 'summary' | 'annotate' | 'log'>,
  report: PromoteReport,
  folder: string,
): Promise<0 | 1> {
  const file = join(folder, 'gatehouse-promote.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  setOutputs(io, {
    outcome: report.outcome,
    'report-file': file,
    'pull-request': report.pullRequest === null ? '' : `${report.pullRequest.number}`,
    commit: report.commit ?? '',
    revision: report.revision ?? '',
  });
  for (const refusal of report.refusals) io.log(refusalLine(refusal));
  for (const { rule, message, fix } of report.refusals.slice(0, MAX_ANNOTATIONS))
    io.annotate('error', `${message} ${fix}`, { title: rule });
  io.log(report.summary);
  await io.summary(renderPromotion(report));
  return report.outcome === 'refused' ? 1 : 0;
}
