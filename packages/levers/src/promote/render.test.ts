import { expect, test } from 'vitest';
import { renderRecordPromotion } from '../record-promotion/render.ts';
import { renderPromotion } from './render.ts';
import { reportOf } from './report.ts';

const COUNT = 120;
const images = Array.from({ length: COUNT }, (_, at) => [`ghcr.io/acme/a${at}`, `sha256:${'b'.repeat(64)}`] as const);

test('images that a summary has no room for are counted', () => {
  const summary = renderPromotion({ ...reportOf({}), to: Object.fromEntries(images) });
  expect(summary.match(/ghcr/g)).toHaveLength(100);
  expect(summary).toContain('20 more are in the report file.');
});

test('tags that a summary has no room for are counted', () => {
  const recorded = [{ set: 'web', commit: 'c', revision: 'r', digests: Object.fromEntries(images), tagged: [] }];
  const summary = renderRecordPromotion({ outcome: 'done', summary: '', refusals: [], evidence: [], recorded });
  expect(summary.match(/ghcr/g)).toHaveLength(100);
  expect(summary).toContain('20 more are in the report file.');
});
