import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structuredBlocks } from './blocks.ts';
import { parseMarkdown } from './markdown.ts';

const block = '```gatehouse-review\n{}\n```';
const blocks = (markdown: string) => structuredBlocks(markdown, 'gatehouse-review');

describe('a block that counts', () => {
  it.each<[string, string, string[]]>([
    ['alone', block, ['{}']],
    ['after prose', `# Review\n\nAll is well.\n\n${block}\n\nBye.`, ['{}']],
    ['of tildes', '~~~gatehouse-review\n{}\n~~~', ['{}']],
    ['with a longer fence', '````gatehouse-review\n```\n````', ['```']],
    ['after a closed <details>', `<details>\n\nmore\n\n</details>\n\n${block}`, ['{}']],
    ['after a generic type in prose', `\`Vec\` is Vec<String> here.\n\n${block}`, ['{}']],
    ['after a commented tag', `<!-- <details> -->\n\n${block}`, ['{}']],
    ['two of them', `${block}\n\n${block}`, ['{}', '{}']],
    ['with Windows line ends', '```gatehouse-review\r\n{}\r\n```', ['{}']],
  ])('%s', (_name, markdown, expected) => {
    expect(blocks(markdown)).toEqual(expected);
  });
});

describe('a block that does not', () => {
  it.each<[string, string]>([
    ['in a quote', `> ${block.replaceAll('\n', '\n> ')}`],
    ['in a list', `- ${block.replaceAll('\n', '\n  ')}`],
    ['in a fence', `\`\`\`\`markdown\n${block}\n\`\`\`\``],
    ['in a fence of tildes', `~~~\n${block}\n~~~`],
    ['in a comment', `<!--\n\n${block}\n\n-->`],
    ['in a comment that never ends', `<!--\n\n${block}`],
    ['in <details>', `<details>\n\n${block}\n\n</details>`],
    ['in <DETAILS open>', `<DETAILS open>\n\n${block}\n\n</DETAILS>`],
    ['in <details> opened inside a line', `see <details>\n\n${block}`],
    ['in <details> whose inner one is closed', `<details>\n<details>\n</details>\n\n${block}`],
    ['in an HTML quote', `<blockquote>\n\n${block}\n\n</blockquote>`],
    ['in a footnote', `[^1]: a\n\n    ${block.replaceAll('\n', '\n    ')}\n\n[^1]`],
    ['indented like code', `    ${block.replaceAll('\n', '\n    ')}`],
    ['of another language', '```json\n{}\n```'],
    ['of the other kind', '```gatehouse-canary\n{}\n```'],
    ['with more words after its name', '```gatehouse-review quoted\n{}\n```'],
    ['in other letters', '```Gatehouse-Review\n{}\n```'],
  ])('%s', (_name, markdown) => {
    expect(blocks(markdown)).toEqual([]);
  });
});

describe('a hostile text', () => {
  const n = 60_000;
  it.each<[string, string]>([
    ['of quotes in quotes', '>'.repeat(n)],
    ['of lists in lists', '- '.repeat(n / 2)],
    ['of open emphasis', '*a_'.repeat(n / 3)],
    ['of many lists in lists', '- a\n  - b\n'.repeat(n / 10)],
    ['of many lists in one line', '- - a\n'.repeat(n / 6)],
    ['of underlined headings', 'a\n=\n'.repeat(n / 4)],
    ['of headings in quotes', '> a\n> -\n'.repeat(n / 8)],
    ['of comments that are begun', 'a<!--\n'.repeat(n / 6)],
    ['of comments that are begun in one line', 'a<? '.repeat(n / 4)],
    ['of emphasis between lines that only look blank', `${'*a_'.repeat(50)}\n\u00a0\n`.repeat(n / 200)],
    ['of brackets', ']'.repeat(n)],
    ['of links in links', '[a]('.repeat(n / 4)],
    ['of lines that go on with a deep quote', `${'> '.repeat(30)}a\n${'b\n'.repeat(n / 2)}`],
    [
      'of lists deeper on each line',
      Array.from({ length: 120 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    ],
    ['longer than any comment', 'a '.repeat(140_000)],
  ])('says nothing: %s', (_name, markdown) => {
    expect(parseMarkdown(markdown)).toBeNull();
    expect(blocks(`${markdown}\n\n${block}`)).toEqual([]);
  });

  it('may be long, when it is honest', () => {
    const json = JSON.stringify({ a_b: Array.from({ length: 900 }, (_, id) => ({ id, m: 'x_y' })) }, null, 1);
    expect(blocks(`Findings:\n\n\`\`\`gatehouse-review\n${json}\n\`\`\``)).toEqual([json]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '>',
      '- ',
      '```',
      '~~~',
      '<details>',
      '</details>',
      '<!--',
      '-->',
      '\n',
      '\r',
      'a',
      '[',
      '](',
      '|',
      '*',
      '\u0000',
      '\ud800',
      'gatehouse-review',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        parseMarkdown(pieces.join(''));
        blocks(pieces.join(''));
      }),
      { numRuns: 300 },
    );
  });
});
