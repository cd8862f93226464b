import { expect, test } from 'vitest';
import { secondsAsked } from './rate-limit.ts';
import { retryAfter } from './retry-after.ts';

const NOW = Date.parse('2026-01-02T03:04:05Z');

test.each([
  ['0', 0],
  ['7', 7],
  [' 120 ', 120],
  ['Fri, 02 Jan 2026 03:04:35 GMT', 30],
  ['Fri, 02 Jan 2026 03:04:00 GMT', 0],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['', null],
  ['99999999999999999999', null],
])('retry-after: %s', (value, seconds) => {
  expect(retryAfter(new Headers({ 'retry-after': value }), NOW)).toBe(seconds);
});

test.each([
  [429, {}, null],
  [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 40) }, 40],
  [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 - 40) }, 1],
  [403, { 'x-ratelimit-remaining': '0' }, 60],
  [429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 2000) }, 2000],
  [429, { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': String(NOW / 1000 + 2000) }, null],
  [403, { 'retry-after': '5', 'x-ratelimit-remaining': '0' }, 5],
])('status %i with %o asks for %o s', (status, headers, seconds) => {
  expect(secondsAsked({ status, headers: new Headers(headers), bytes: new Uint8Array() }, NOW)).toBe(seconds);
});
