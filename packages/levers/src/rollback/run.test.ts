import { readSetHold } from '@gatehouse/policy';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dispatch, textAt, world } from './testing.ts';

const HOLD = '.github/gatehouse/holds/web.yml';

async function scene(options: Parameters<typeof world>[0] = {}) {
  const it = await world(options);
  onTestFinished(() => it.close());
  return it;
}

/** Two promotions: the newer one is to be left. */
async function promotedTwice(options: Parameters<typeof world>[0] = {}) {
  const it = await scene(options);
  const good = it.build();
  const goodAt = it.promote(good);
  const bad = it.build();
  const badAt = it.promote(bad);
  return { ...it, good, goodAt, bad, badAt };
}

describe('a rollback', () => {
  test('to the previous state is one pull request of one commit, with the hold of what it leaves', async () => {
    const it = await promotedTwice();
    const report = await dispatch(it, 'previous');
    expect(report).toMatchObject({ outcome: 'done', refusals: [], forward: false, pullRequest: { number: 1 } });
    expect(report.paths).toEqual(['apps/api.yaml', 'apps/web.yaml', HOLD]);
    const pull = it.repository.pullRequest(1);
    expect(pull).toMatchObject({ state: 'open', title: `Roll web back to ${it.good.revision.slice(0, 12)}` });
    const text = (path: string) => textAt(it, pull.head.sha, path);
    expect(text('apps/api.yaml')).toContain(it.good.digests.api);
    expect(readSetHold(HOLD, text(HOLD) ?? '')).toEqual({
      version: 1,
      set: 'web',
      refuses: [it.bad.digests.api, it.bad.digests.web],
      revision: it.bad.revision,
      reason: 'orders are written twice',
      by: 'octocat',
    });
  });
});
