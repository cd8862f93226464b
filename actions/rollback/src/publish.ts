import {
  type PublishIo,
  publishReport,
  type RevertReport,
  type RollbackReport,
  renderRollback,
} from '@gatehouse/levers';

export function publish(io: PublishIo, report: RollbackReport | RevertReport, folder: string): Promise<0 | 1> {
  const { pullRequest } = report;
  const outputs = {
    'pull-request': pullRequest === null ? '' : `${pullRequest.number}`,
    url: pullRequest?.url ?? ('issue' in report ? report.issue : null) ?? '',
    commit: report.commit ?? '',
  };
  return publishReport(io, report, { folder, name: 'gatehouse-rollback.json', outputs, page: renderRollback(report) });
}
