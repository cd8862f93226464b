import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, withSection } from './testing.ts';

const TITLE = 'Product story';
const words = fc
  .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 10, maxLength: 30 })
  .map((list) => list.join(' '));
const invisible = fc
  .array(
    fc.constantFrom(
      '\u200b',
      '\u200c',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u3164',
      '\u2800',
      '\u00ad',
      '\u034f',
      '\u{e0041}',
      '\ufe0f',
      ' ',
      '\n',
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => list.join(''));

/** Longer than any fence inside. */
function fenced(text: string, character: string): string {
  const longest = Math.max(2, ...(text.match(/`+|~+/g) ?? []).map((run) => run.length));
  const fence = character.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** Ways to hold text where a reader does not take it for the author's, each around any other. */
const WRAPPINGS: readonly ((text: string) => string)[] = [
  (text) => `<!--\n${text.replaceAll('-->', '')}\n-->`,
  (text) => fenced(text, '`'),
  (text) => fenced(text, '~'),
  (text) => text.replaceAll(/^/gm, '> '),
  (text) => text.replaceAll(/^/gm, '    '),
  (text) => `<details><summary>more</summary>\n\n${text}\n\n</details>`,
  (text) => `<details>\n\n${text}`,
  (text) => `<div title="\n\n${text}`,
  (text) => `- [ ] ${text.replaceAll('\n', '\n  ')}`,
];
const hidden = fc
  .tuple(words, fc.array(fc.constantFrom(...WRAPPINGS), { minLength: 1, maxLength: 3 }))
  .map(([text, wrappings]) => wrappings.reduce((inner, wrap) => wrap(inner), text));

const about = (text: string) =>
  judge({ body: withSection(TITLE, text) }).findings.filter(({ message }) => message.includes(`\`${TITLE}\``));

describe('an empty section', () => {
  it('stays empty whatever is hidden in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hidden, invisible), { minLength: 1, maxLength: 4 }), (payloads) => {
        expect(about(payloads.join('\n\n'))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is no longer empty with as many words in plain sight', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(about(`Now ${text}`)).toEqual([]);
      }),
    );
  });
});

describe('any body', () => {
  const markup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '#',
          '## Context\n',
          '\n\n',
          '- ',
          '> ',
          '```',
          '<details>',
          '</details>',
          '<!--',
          '-->',
          '<a href="',
          '|',
          '|-|\n',
          '[x](',
          '](',
          '[^1]',
          '~~',
          '**',
          '`',
          '    ',
          '\r',
          '\0',
          '\u2028',
          '\ud800',
          '&#0;',
          '- [ ] ',
        ),
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      { maxLength: 120 },
    )
    .map((parts) => parts.join(''));

  it('is judged without throwing, and the same twice', () => {
    fc.assert(
      fc.property(markup, (body) => {
        const verdict = judge({ body });
        expect(verdict).toEqual(judge({ body }));
        expect(verdict.outcome).toBe('block');
        for (const { message, fix } of verdict.findings) expect(message + fix).not.toMatch(/[\r\n\0\u2028\u202e]/);
      }),
      { numRuns: 300 },
    );
  });

  const LENGTH = 65_536;
  const fill = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
  const rows = (text: string) => fill(`${text}\n`);
  it.each([
    ...[
      '[',
      '>',
      '> ',
      '- ',
      '1. ',
      '*a ',
      '*a_',
      '_a*',
      '![',
      '[^a',
      '[a](',
      '`',
      '<',
      '<a ',
      '<!--',
      '<details>\n\n',
      '&',
      '~a',
      '|a',
      'www.',
      '\\',
      '\t',
      '\n',
      '# a\n',
      '[a]: b\n',
      '- [ ] ',
      '<p>',
    ],
    ...[
      rows('> a'),
      rows(`${'> '.repeat(20)}a`),
      rows(`${'- '.repeat(20)}a`),
      `|a${'|a'.repeat(500)}\n|${'-|'.repeat(501)}\n${rows('|a|b|')}`,
    ],
    ...[
      `## Risk\n\n${rows('risk is low')}`,
      `## Files touched\n\n${rows('- `a`')}`,
      `- a\n${rows('b')}`.slice(0, 30_000),
      `# ${fill(':')}x`,
      `# \u043e${fill(' .')}x`,
      `<div ${fill('a')}`,
      `<div ${fill('"a" ')}`,
      `# a\n\n${fill('<div>\n\na\n\n')}`,
      fill('xxx risk risk low '),
      fill('docs documentation only no production '),
    ],
  ])('is judged before a test times out, in few words: %#', (text) => {
    const verdict = judge({ body: text.length > 100 ? text : fill(text) });
    expect(verdict.outcome).toBe('block');
    expect(JSON.stringify(verdict).length).toBeLessThan(100_000);
  });
});
