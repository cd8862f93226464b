import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunnerIo, setOutputs } from '@gatehouse/action-kit';
import { type RevertReport, type RollbackReport, refusalLine, renderRollback } from '@gatehouse/levers';

/** More annotations than GitHub shows of one step would only hide the log. */
const MAX_ANNOTATIONS = 10;

/** Says what became of a rollback, in outputs, a file, the summary and the log; answers the exit code. */
export async function publish(
  io: Pick<RunnerIo, 'output' | 'summary' | 'annotate' | 'log'>,
  report: RollbackReport | RevertReport,
  folder: string,
): Promise<0 | 1> {
  const file = join(folder, 'gatehouse-rollback.json');
  writeFileSync(file, `${JSON.stringify(report, plain, 2)}\n`);
  const { pullRequest } = report;
  setOutputs(io, {
    outcome: report.outcome,
    'report-file': file,
    'pull-request': pullRequest === null ? '' : `${pullRequest.number}`,
    url: pullRequest?.url ?? ('issue' in report ? report.issue : null) ?? '',
    commit: report.commit ?? '',
  });
  for (const { check, outcome, detail } of report.evidence) io.log(`${check}: ${outcome}; ${detail}`);
  for (const refusal of report.refusals) io.log(refusalLine(refusal));
  for (const { rule, message, fix } of report.refusals.slice(0, MAX_ANNOTATIONS)) {
    io.annotate('error', `${message} ${fix}`, { title: rule });
  }
  io.log(report.summary);
  await io.summary(renderRollback(report));
  return report.outcome === 'refused' ? 1 : 0;
}

/** Digests are kept by image; JSON knows objects. */
function plain(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
