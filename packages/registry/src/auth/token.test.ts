import { expect, test } from 'vitest';
import { parseToken } from './token.ts';

const ASKED = 1_000_000;
const read = (content: object | string) => {
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const answer = { status: 200, headers: new Headers(), bytes, body: null, foreign: false, repeated: 0 };
  return parseToken(answer, 'it', ASKED);
};

test.each<[string, object, number]>([
  ['not said: a minute', {}, 60],
  ['what is said', { expires_in: 300 }, 300],
  ['a second', { expires_in: 1 }, 1],
  ['nothing', { expires_in: 0 }, 60],
  ['less than nothing', { expires_in: -300 }, 60],
  ['in words', { expires_in: '300' }, 60],
  ['null', { expires_in: null }, 60],
  ['without end', { expires_in: 1e300 }, 3600],
  ['by a clock that is not ours', { expires_in: 300, issued_at: '1999-01-01T00:00:00Z' }, 300],
])('is renewed after four fifths of its time: %s', (_, more, seconds) => {
  expect(read({ token: 't', ...more })).toEqual({ text: 't', renewAt: ASKED + seconds * 800 });
});

test.each([
  [{ token: 'a', access_token: 'b' }, 'a'],
  [{ access_token: 'b' }, 'b'],
  [{ token: '', access_token: 'b' }, 'b'],
  [{ token: 7, access_token: 'b' }, 'b'],
])('%o', (content, text) => {
  expect(read(content)?.text).toBe(text);
});

test.each([{}, { token: '' }, { token: 'two lines\r\nx: y' }, { token: 'ä' }, { refresh_token: 'x' }])(
  '%o has none',
  (content) => {
    expect(read(content)).toBeNull();
  },
);
