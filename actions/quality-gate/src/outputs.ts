import type { Verdict } from '@gatehouse/policy';

export function outputs({ review }: Verdict): Record<string, string> {
  return { review: review?.outcome ?? '', overridden: String(review !== undefined && review.override !== null) };
}
