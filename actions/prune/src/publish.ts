import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunnerIo, setOutputs } from '@gatehouse/action-kit';
import { type PruneReport, type RestoreReport, refusalLine, renderPrune, renderRestore } from '@gatehouse/levers';

/** More annotations than GitHub shows of one step would only hide the log. */
const MAX_ANNOTATIONS = 10;

type Io = Pick<RunnerIo, 'output' | 'summary' | 'annotate' | 'log'>;

/** Says what a run found and did, in outputs, a file, the summary and the log; answers the exit code. */
export async function publish(io: Io, report: PruneReport | RestoreReport, folder: string): Promise<0 | 1> {
  const file = join(folder, 'gatehouse-prune.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  const written = (name: string) => (existsSync(join(folder, name)) ? join(folder, name) : '');
  const outputs = 'plan' in report ? { 'plan-hash': report.hash ?? '', deleted: `${report.deleted.length}` } : {};
  setOutputs(io, {
    outcome: report.outcome,
    'report-file': file,
    'plan-hash': '',
    deleted: '0',
    ...outputs,
    'plan-file': written('plan.json'),
    'undo-file': written('undo.json'),
  });
  for (const one of report.refusals) io.log(refusalLine(one));
  for (const { rule, message, fix } of report.refusals.slice(0, MAX_ANNOTATIONS))
    io.annotate('error', `${message} ${fix}`, { title: rule });
  io.log(report.summary);
  await io.summary('plan' in report ? renderPrune(report) : renderRestore(report));
  return report.outcome === 'refused' ? 1 : 0;
}
