import type { OpenPullRequest } from '@gatehouse/forge';
import { expect, test } from 'vitest';
import { leverPulls } from './sources.ts';

const pull = (number: number, headRef: string, headRepository: string | null): OpenPullRequest => ({
  number,
  title: '',
  body: '',
  headRef,
  headRepository,
  head: `${number}`.padStart(40, '0'),
  baseRef: 'main',
  url: '',
  author: null,
});

test.each<[string, string, string | null, boolean]>([
  ['a promotion', 'gatehouse/promote/runtime', 'acme/infra', true],
  ['a rollback', 'gatehouse/rollback/runtime', 'acme/infra', true],
  ['one of a repository whose name is written otherwise', 'gatehouse/promote/runtime', 'Acme/Infra', true],
  ['another branch of ours', 'gatehouse/promotes', 'acme/infra', false],
  ["a fork's", 'gatehouse/promote/runtime', 'stranger/infra', false],
  ['one of a fork that is gone', 'gatehouse/rollback/runtime', null, false],
])('%s', (_what, headRef, headRepository, counts) => {
  const found = leverPulls('acme/infra', [pull(3, headRef, headRepository)]);
  expect(found.map(({ number }) => number)).toEqual(counts ? [3] : []);
});

test('they have one order', () => {
  const pulls = [9, 10, 2].map((number) => pull(number, 'gatehouse/promote/x', 'acme/infra'));
  expect(leverPulls('ACME/infra', pulls).map(({ number }) => number)).toEqual([2, 9, 10]);
});
