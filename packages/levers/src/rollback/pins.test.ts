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

test('what policy says of the set today counts for the past, too', async () => {
  const it = await promotedTwice();
  const names = ['api', 'web', 'job'].map((name) => `      - repository: ${it.registry.host}/acme/${name}\n`).join('');
  const job = `${it.registry.host}/acme/job`;
  it.commit({
    '.github/gatehouse.yml': `version: 1\nimages:\n  - name: web\n    images:\n${names}`,
    'apps/job.yaml': `apiVersion: v1\nkind: Pod\nspec: { containers: [{ image: "${job}@sha256:${'7'.repeat(64)}" }] }\n`,
  });
  const lacking = await dispatch(it, `at-commit:${it.goodAt}`);
  expect(rules(lacking)).toEqual(['rollback/incomplete-state']);
  expect(lacking.refusals[0]?.message).toContain(`has no pin of ${job}`);
  expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/nothing-earlier']);
  it.commit({ '.github/gatehouse.yml': policyText(it.registry.host), 'apps/job.yaml': null });
  expect(await dispatch(it, 'previous')).toMatchObject({ outcome: 'done', to: { commit: it.goodAt } });
});
