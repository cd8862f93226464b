import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyWith, keyOfBody, MAX_BODY, saysClosed } from './block.ts';

const block = (markdown = 'It is behind.', closed = false) => ({ key: 'freshness/a', markdown, closed });

describe('the block of a body', () => {
  it('says its key and whether it is over', () => {
    const open = bodyWith(block(), null);
    expect(open).toBe('<!-- gatehouse-issue freshness/a -->\n\nIt is behind.\n\n<!-- gatehouse-issue-end -->');
    expect(keyOfBody(open)).toBe('freshness/a');
    expect(saysClosed(open)).toBe(false);
    expect(saysClosed(bodyWith(block('Over.', true), open))).toBe(true);
  });

  it("leaves people's text around it alone", () => {
    const edited = `Ask on call first.\r\n${bodyWith(block(), null).replaceAll('\n', '\r\n')}\r\nSee #3.`;
    expect(bodyWith(block('Still behind.'), edited)).toBe(
      'Ask on call first.\r\n<!-- gatehouse-issue freshness/a -->\n\nStill behind.\n\n<!-- gatehouse-issue-end -->\r\nSee #3.',
    );
  });

  it('is put in place of all that follows when its end is gone', () => {
    expect(bodyWith(block('New.'), '<!-- gatehouse-issue freshness/a -->\nold')).toBe(bodyWith(block('New.'), null));
  });

  it.each([
    'see <!-- gatehouse-issue freshness/a --> here',
    '&#60;!-- gatehouse-issue freshness/a -->',
    '<!-- gatehouse-issue Freshness A -->',
    '<!-- gatehouse-issue-end -->',
    '',
  ])('is not in %j', (body) => {
    expect(keyOfBody(body)).toBeNull();
  });

  it('never makes a body longer than the forge takes', () => {
    const long = bodyWith(block('x'.repeat(80_000)), null);
    expect(long).toHaveLength(MAX_BODY);
    expect(long.endsWith('cut, because a body ends at 65,536 characters.\n\n<!-- gatehouse-issue-end -->')).toBe(true);
  });

  it("is cut itself before people's text is, which only goes when nothing else helps", () => {
    const theirs = 'y'.repeat(65_000);
    const full = bodyWith(block('x'.repeat(9_000)), `${bodyWith(block(), null)}${theirs}`);
    expect(full).toHaveLength(MAX_BODY);
    expect(full).toContain('… cut, because');
    expect(full.endsWith(theirs)).toBe(true);
    const none = `${bodyWith(block(''), null)}${'y'.repeat(65_450)}`;
    expect(bodyWith(block('x'.repeat(9_000), true), none)).toBe(bodyWith(block('x'.repeat(9_000), true), null));
  });

  it.each([
    ['its end', 'before\n<!-- gatehouse-issue-end -->\nafter'],
    ['its end, in pieces', 'before\n<!\r-- gatehouse-issue-end -->\nafter'],
    ['another beginning', '<!-- gatehouse-issue freshness/b -->'],
    ['that it is over', '<!-- gatehouse-issue-closed -->\n'],
  ])('is taken for nothing else by markdown that says %s', (_what, markdown) => {
    const first = bodyWith(block(markdown), null);
    expect(saysClosed(first)).toBe(false);
    expect(keyOfBody(first)).toBe('freshness/a');
    expect(bodyWith(block('New.'), first)).toBe(bodyWith(block('New.'), null));
  });

  it.each(['\u2028', '\u2029', '\r'])('has its markers on lines of their own, which %j does not end', (end) => {
    expect(keyOfBody(`a${end}<!-- gatehouse-issue freshness/a -->${end}b`)).toBeNull();
  });

  it('has no key that could end it', () => {
    expect(() => bodyWith({ ...block(), key: 'a --> b' }, null)).toThrow(RangeError);
  });
});

describe('whatever people and sources write', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom('-->', '<!--', '\r\n', '<!-- gatehouse-issue-end -->', '\n<!-- gatehouse-issue-closed -->\n'),
  );
  const around = fc.array(text, { maxLength: 4 }).map((parts) => parts.join('\n'));

  it('keeps the key, the words around the block, and a length that the forge takes', () => {
    fc.assert(
      fc.property(around, around, fc.boolean(), (before, after, closed) => {
        const first = bodyWith(block(), null);
        const edited = `${before}\n${first}\n${after}`;
        const next = bodyWith(block('Other.', closed), edited);
        return (
          keyOfBody(next) === 'freshness/a' &&
          next.length <= MAX_BODY &&
          next.startsWith(before) &&
          next.endsWith(after) &&
          bodyWith(block('Other.', closed), next) === next
        );
      }),
    );
  });
});
