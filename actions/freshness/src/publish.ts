import { listOutput } from '@gatehouse/action-kit';
import { type FreshnessReport, type PublishIo, publishReport, renderFreshness } from '@gatehouse/levers';

export function publish(io: PublishIo, report: FreshnessReport, folder: string): Promise<0 | 1> {
  return publishReport(io, report, {
    folder,
    name: 'gatehouse-freshness.json',
    outputs: {
      stale: listOutput(report.sources.filter(({ state }) => state === 'stale').map(({ name }) => name)),
      'dead-pins': `${report.pins.reduce((sum, { dead }) => sum + dead.length, 0)}`,
    },
    page: renderFreshness(report),
    alarms: report.alarms,
  });
}
