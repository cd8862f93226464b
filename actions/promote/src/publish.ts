import { type PromoteReport, type PublishIo, publishReport, renderPromotion } from '@gatehouse/levers';

export function publish(io: PublishIo, report: PromoteReport, folder: string): Promise<0 | 1> {
  const outputs = {
    'pull-request': report.pullRequest === null ? '' : `${report.pullRequest.number}`,
    commit: report.commit ?? '',
    revision: report.revision ?? '',
  };
  return publishReport(io, report, { folder, name: 'gatehouse-promote.json', outputs, page: renderPromotion(report) });
}
