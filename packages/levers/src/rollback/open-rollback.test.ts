import { expect, test } from 'vitest';
import { BRANCH, dispatch, HOLD, promotedTwice, rules, textAt } from './testing.ts';

test('what an open rollback leaves is not gone back to when another build was merged meanwhile', async () => {
  const it = await promotedTwice();
  expect(await dispatch(it, 'previous')).toMatchObject({ outcome: 'done' });
  const late = it.build();
  it.promote(late);
  const report = await dispatch(it, 'previous', { reason: 'still written twice' });
  expect(report.to?.revision).toBe(it.good.revision);
  expect([...(report.hold?.refuses ?? [])].sort()).toEqual(
    [...Object.values(it.bad.digests), ...Object.values(late.digests)].sort(),
  );
  expect(textAt(it, it.repository.branch(BRANCH), HOLD)).toContain('before: orders are written twice');
});

test('an open rollback refuses what it leaves, and says whose words to undo', async () => {
  const it = await promotedTwice();
  const { pullRequest } = await dispatch(it, 'previous');
  const late = it.build();
  it.promote(late);
  const report = await dispatch(it, it.bad.revision);
  expect(rules(report)).toEqual(['rollback/held']);
  expect(report.refusals[0]?.fix).toContain(`close ${pullRequest?.url}`);
});
