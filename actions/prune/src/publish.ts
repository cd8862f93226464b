import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type PruneReport,
  type PublishIo,
  publishReport,
  type RestoreReport,
  renderPrune,
  renderRestore,
} from '@gatehouse/levers';

export function publish(io: PublishIo, report: PruneReport | RestoreReport, folder: string): Promise<0 | 1> {
  const written = (name: string) => (existsSync(join(folder, name)) ? join(folder, name) : '');
  const pruned = 'plan' in report;
  return publishReport(io, report, {
    folder,
    name: 'gatehouse-prune.json',
    outputs: {
      'plan-hash': (pruned && report.hash) || '',
      'plan-file': written('plan.json'),
      'undo-file': written('undo.json'),
      deleted: pruned ? `${report.deleted.length}` : '0',
    },
    page: pruned ? renderPrune(report) : renderRestore(report),
  });
}
