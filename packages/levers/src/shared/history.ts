import type { FirstParentLine } from '@gatehouse/forge';
import type { ImageSet } from '@gatehouse/policy';
import { historyBlobs, type PromotionHistory, promotionHistory } from '@gatehouse/release';

/**
 * Every promotion of a set on the first-parent line of a commit.
 * @throws GatehouseError `shallow` when the line does not go back to its root
 */
export async function readPromotionHistory(asked: {
  readonly line: Pick<FirstParentLine, 'readLine' | 'readBlobs'>;
  readonly set: ImageSet;
  readonly tip: string;
}): Promise<PromotionHistory> {
  const commits = await asked.line.readLine(asked.tip);
  const blobs = await asked.line.readBlobs(historyBlobs(asked.set, commits));
  return promotionHistory(asked.set, commits, blobs);
}
