import { listOutput } from '@gatehouse/action-kit';
import { type PublishIo, publishReport, type RecordPromotionReport, renderRecordPromotion } from '@gatehouse/levers';

export function publish(io: PublishIo, report: RecordPromotionReport, folder: string): Promise<0 | 1> {
  const tags = report.recorded.flatMap(({ revision, tagged }) => tagged.map((image) => `${image}:${revision}`));
  return publishReport(io, report, {
    folder,
    name: 'gatehouse-record-promotion.json',
    outputs: { tags: listOutput(tags) },
    page: renderRecordPromotion(report),
  });
}
