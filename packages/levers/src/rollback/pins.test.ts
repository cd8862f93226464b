import { expect, test } from 'vitest';
import { dispatch, policyText, promotedTwice, rules } from './testing.ts';

test('a pin that is gone since the promotion stops a rollback until policy says how many are left', async () => {
  const it = await promotedTwice();
  const more = (digest: string) => ({
    'more/compose.yaml': `services: { a: { image: "${it.image('api')}@${digest}" } }\n`,
  });
  const next = it.build();
  it.promote(next, more(next.digests.api));
  it.commit({ 'more/compose.yaml': null });
  const refused = await dispatch(it, 'previous');
  expect(rules(refused)).toEqual(['pins/fewer']);
  expect(refused.refusals[0]?.fix).toContain("write 'floor: 2'");
  it.commit({ '.github/gatehouse.yml': policyText(it.registry.host, '    floor: 2\n') });
  expect(await dispatch(it, 'previous')).toMatchObject({ outcome: 'done', to: { revision: it.bad.revision } });
});
