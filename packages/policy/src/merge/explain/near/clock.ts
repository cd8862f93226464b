import { liveOnDisk } from '../../../verdicts/on-disk.ts';
import { clockWaits } from '../../clock.ts';
import { freezes } from '../../freeze.ts';
import type { NearRule } from '../types.ts';

/** What would keep machines from merging now, where something else comes first. */
export const nearClock: NearRule = ({ policy, change, now, openedAt = now, rollback, judged }) => {
  if (rollback !== null || judged.disposition.kind === 'waiting') return [];
  const live = liveOnDisk(change);
  const frozen = judged.disposition.kind === 'frozen' ? [] : freezes(policy, live, '');
  return [...frozen, ...clockWaits(policy, live, openedAt).reasons].map(({ rule, path, line, message }) => ({
    ...{ rule, path, line, message },
  }));
};
