import type { PlatformImage } from '@gatehouse/registry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_BLOCK, readBlock, writeBlock } from './block.ts';
import { REVISION_LABEL, revisionLabels } from './labels.ts';
import { renderEvidence, renderRefusals } from './render.ts';

describe('a hidden block', () => {
  test('is read back whatever it holds, and ends nothing around it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (data, around) => {
        const block = writeBlock('promotion', data);
        if (block === null) return;
        expect(block).toMatch(/^<!-- gatehouse-promotion [^<>\n]* -->$/);
        expect(block.slice(4, -3)).not.toContain('--');
        const before = around.replaceAll('<!-- gatehouse', '');
        expect(readBlock('promotion', `${before}\n${block}\r\nmore`)).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  test.each([
    ['none', 'text'],
    ['two', '<!-- gatehouse-x 1 -->\n<!-- gatehouse-x 2 -->'],
    ['of another kind', '<!-- gatehouse-y 1 -->'],
    ['in a line', 'see <!-- gatehouse-x 1 -->'],
    ['no JSON', '<!-- gatehouse-x { -->'],
    ['without an end', '<!-- gatehouse-x 1'],
    ['too large', `<!-- gatehouse-x "${'a'.repeat(MAX_BLOCK)}" -->`],
  ])('%s is none', (_, body) => {
    expect(readBlock('x', body)).toBeNull();
  });

  test('that is too large is not written', () => {
    expect(writeBlock('x', 'a'.repeat(MAX_BLOCK))).toBeNull();
  });
});

describe('revision labels', () => {
  const R = 'a'.repeat(40);
  const platform = (architecture: string, labels: Record<string, string>): PlatformImage => ({
    digest: `sha256:${'0'.repeat(64)}`,
    layers: [],
    config: {
      platform: { os: 'linux', architecture },
      labels,
      ...{ created: null, entryPoint: [], command: [], environment: [], user: '', workingDirectory: '' },
    },
  });
  const of = (...labels: (string | null)[]) =>
    revisionLabels(
      {
        readPlatforms: async () =>
          labels.map((label, at) => platform(`p${at}`, label === null ? {} : { [REVISION_LABEL]: label })),
      },
      'ghcr.io/acme/api',
      `sha256:${'1'.repeat(64)}`,
    );

  test.each([
    ['one platform', [R], R, `${R} on its platform`],
    ['all alike', [R, R], R, `${R} on all 2 platforms`],
    ['one without', [R, null], null, `linux/p0: ${R}, linux/p1: no label`],
    ['one of another', [R, 'b'.repeat(40)], null, `linux/p0: ${R}, linux/p1: ${'b'.repeat(40)}`],
    ['a short one', ['abc1234'], null, 'linux/p0: abc1234'],
    ['capitals', ['A'.repeat(40)], null, `linux/p0: ${'A'.repeat(40)}`],
    ['none at all', [], null, 'no platform was found under the digest'],
  ])('%s', async (_, labels, revision, detail) => {
    expect(await of(...labels)).toMatchObject({ revision, detail });
  });
});

test('what comes from outside stays text in tables', () => {
  const hostile = '| <img src=x> @octocat `x`\n## title';
  const refusal = { rule: 'promote/label', place: hostile, message: hostile, fix: hostile };
  const text = [
    ...renderRefusals([refusal]),
    ...renderEvidence([{ check: hostile, outcome: 'failed', detail: hostile }]),
  ].join('\n');
  expect(text).not.toMatch(/<img|@octocat|^## /m);
  for (const line of text.split('\n').filter((line) => line.startsWith('| ')))
    expect(line.split(' | ').length).toBeLessThanOrEqual(4);
  expect(renderRefusals(Array.from({ length: 60 }, () => refusal)).at(-2)).toBe('10 more are in the report file.');
});
