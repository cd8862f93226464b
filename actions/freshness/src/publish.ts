import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOutput, type RunnerIo, setOutputs } from '@gatehouse/action-kit';
import { type FreshnessReport, refusalLine, renderFreshness } from '@gatehouse/levers';

/** More annotations than GitHub shows of one step would only hide the log. */
const MAX_ANNOTATIONS = 10;

/** Says what a run found, in outputs, a file, the summary and the log; answers the exit code. */
export async function publish(
  io: Pick<RunnerIo, 'output' | 'summary' | 'annotate' | 'log'>,
  report: FreshnessReport,
  folder: string,
): Promise<0 | 1> {
  const file = join(folder, 'gatehouse-freshness.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  setOutputs(io, {
    outcome: report.outcome,
    'report-file': file,
    stale: listOutput(report.sources.filter(({ state }) => state === 'stale').map(({ name }) => name)),
    'dead-pins': `${report.pins.reduce((sum, { dead }) => sum + dead.length, 0)}`,
  });
  tell(io, 'error', report.refusals);
  tell(io, 'warning', report.alarms);
  io.log(report.summary);
  await io.summary(renderFreshness(report));
  return report.outcome === 'refused' ? 1 : 0;
}

function tell(
  io: Pick<RunnerIo, 'annotate' | 'log'>,
  level: 'error' | 'warning',
  told: FreshnessReport['refusals'],
): void {
  for (const one of told) io.log(refusalLine(one));
  for (const { rule, message, fix } of told.slice(0, MAX_ANNOTATIONS)) {
    io.annotate(level, `${message} ${fix}`, { title: rule });
  }
}
