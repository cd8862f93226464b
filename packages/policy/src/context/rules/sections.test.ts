import { describe, expect, it } from 'vitest';
import { judge, places, withSection } from '../testing.ts';

const STORY = 'Product story';
/** The rules that a text under `## Product story` breaks. */
const story = (text: string) => places(judge({ body: withSection(STORY, text) }));
const long = 'People who sign in see the new page sooner.';

describe('a section', () => {
  it.each<[string, string, readonly string[]]>([
    ['text', long, []],
    ['text over several blocks', 'People who\n\n- sign in\n- see it', []],
    ['a ticked item', `- [x] ${long}`, []],
    ['a link', `[${long}](https://example.com)`, []],
    ['a table', `| who | gains |\n|---|---|\n| people | a faster page to see |`, []],
    ['text below a subheading', `### For people\n\n${long}`, []],
    ['text after a closed element', `<details>\n\nx\n\n</details>\n\n${long}`, []],
    ['nothing', '', ['context/section-empty:1']],
    ['a comment', `<!-- ${long} -->`, ['context/section-empty:1']],
    ['raw HTML', `<p>\n${long}\n</p>`, ['context/section-empty:1']],
    ['a fence', `\`\`\`\n${long}\n\`\`\``, ['context/section-empty:1']],
    ['indented code', `    ${long}`, ['context/section-empty:1']],
    ['a quote', `> ${long}`, ['context/section-empty:1']],
    ['details', `<details>\n\n${long}\n\n</details>`, ['context/section-empty:1']],
    ['an image', `![${long}](https://example.com/a.png)`, ['context/section-empty:1']],
    ['struck text', `~~${long}~~`, ['context/section-empty:1']],
    ['an item that is not ticked', `- [ ] ${long}`, ['context/section-empty:1']],
    ['empty items', '-\n-\n- [ ]', ['context/section-empty:1']],
    ['a table without rows', `| ${long} |\n|---|`, ['context/section-empty:1']],
    ['a table with empty cells', '| who | gains |\n|---|---|\n|  |  |', ['context/section-empty:1']],
    ['only subheadings', `### ${long}`, ['context/section-empty:1']],
    ['a footnote', `[^1]\n\n[^1]: ${long}`, ['context/section-empty:1']],
    ['zero-width text', '\u200b\u200c\u200d\u2060\ufeff'.repeat(9), ['context/section-empty:1']],
    ['letters nobody sees', '\u3164\u115f\u1160\uffa0'.repeat(9), ['context/section-empty:1']],
    ['blank patterns', '\u2800'.repeat(40), ['context/section-empty:1']],
    ['combining marks', '\u0301'.repeat(40), ['context/section-empty:1']],
    ['dots', '.'.repeat(40), ['context/section-empty:1']],
    ['dots in words', '...', ['context/section-empty:1']],
    ['TODO', 'TODO', ['context/section-placeholder:1']],
    ['a promise', 'TODO: write who gains what from this change', ['context/section-placeholder:1']],
    ['N/A', 'N/A', ['context/section-placeholder:1']],
    ['T\u200bBD', 'T\u200bBD', ['context/section-placeholder:1']],
    ['none where none is not accepted', 'None.', ['context/section-placeholder:1']],
    ['a bracket to fill in', '[describe who gains what from this change]', ['context/section-placeholder:1']],
    ['placeholders in every item', '- TBD\n- n/a\n- _to be done_', ['context/section-placeholder:1']],
    [
      'the guidance of the template',
      'Say who gains what from this change, in two or three sentences.',
      ['context/section-placeholder:1'],
    ],
    [
      'the guidance in another form',
      '**say who gains what** from this change in two\nor three sentences',
      ['context/section-placeholder:1'],
    ],
    [
      'the guidance of another section',
      '- Say what the reviewer is asked to decide',
      ['context/section-placeholder:1'],
    ],
    ['too little', 'Faster page.', ['context/section-short:1']],
    ['too little of its own', 'TBD\n\nFaster page.', ['context/section-short:1']],
  ])('with %s', (_name, text, expected) => {
    expect(story(text)).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['another case', `## PRODUCT STORY:\n\n${long}`, []],
    ['another depth', `#### Product story\n\n${long}`, []],
    ['underlined', `Product  story\n---\n\n${long}`, []],
    ['emphasis', `## **Product story**\n\n${long}`, []],
    ['no heading', `Product story\n\n${long}`, ['context/section-missing']],
    ['another word', `## Product stories\n\n${long}`, ['context/section-missing']],
    ['in a fence', `\`\`\`\n## Product story\n\n${long}\n\`\`\``, ['context/section-missing']],
    ['in a comment', `<!--\n## Product story\n\n${long}\n-->`, ['context/section-missing']],
    ['in a quote', `> ## Product story\n>\n> ${long}`, ['context/section-missing:1']],
    ['in a list', `- ## Product story\n\n  ${long}`, ['context/section-missing:1']],
    ['in details', `<details>\n\n## Product story\n\n${long}\n\n</details>`, ['context/section-missing:3']],
    ['with a Cyrillic letter', `## Product st\u043ery\n\n${long}`, ['context/section-missing:1']],
    ['with a zero-width space', `## Product\u200b story\n\n${long}`, ['context/section-missing:1']],
    ['in full width', `## \uff30roduct story\n\n${long}`, ['context/section-missing:1']],
  ])('with a heading %s', (_name, text, expected) => {
    const body = withSection(STORY, 'x').replace(/^## Product story\n\nx\n/, `${text}\n`);
    expect(places(judge({ body }))).toEqual(expected);
  });

  it.each([
    ['> ## Product story', 'the body has no section `Product story`; its heading in line 1 stands in a quote'],
    [
      '<details>\n\n## Product story',
      'the body has no section `Product story`; its heading in line 3 stands in the `<details>` of line 1',
    ],
    [
      '## Product st\u043ery',
      'the body has no section `Product story`; the heading in line 1 only looks like it: it has U+043E',
    ],
    ['## Product story', 'section `Product story` has nothing under it that a reader sees and that counts'],
    ['## Product story\n\nwip', 'section `Product story` holds nothing but template text and placeholders'],
    ['## Product story\n\nFast.', 'section `Product story` has 4 letters and digits of its own, of at least 20'],
  ])('says what is wrong with %j', (body, message) => {
    expect(judge({ body }).findings[0]?.message).toBe(message);
  });

  it('is not filled by the text of another one', () => {
    const body = `## Product story\n\n### Context\n\n${long}\n`;
    expect(places(judge({ body })).slice(0, 1)).toEqual(['context/section-empty:1']);
  });

  it('hides everything that stands between tags, however they are broken', () => {
    const first = (opening: string) =>
      judge({ body: `${opening}\n\n## Product story\n\n${long}` }).findings[0]?.message;
    const openings = [
      '<details>',
      '<DETAILS open>',
      '<div hidden>',
      '<div><!--',
      '<div class="',
      '<p hidden>',
      'text <details>',
      '- <details>',
      '<details>\n\n- </details>',
      '<details>\n\n| a |\n|---|\n| </details> |',
      '<details><table><td></details>',
      '<details><style></details>',
      '<details><!-- </details> -->',
      '<details title="</details>">',
      '<details>\n\n`</details>`',
      '<template>',
    ];
    for (const opening of openings)
      expect(first(opening), opening).toMatch(/^the body has no section `Product story`; /);
    const shown = [
      '<br>',
      '<img src="x">',
      '<details></details>',
      '<!-- a -->',
      'a <b>c</b>',
      'Vec<String> and <name>',
      '`<details>`',
    ];
    for (const opening of shown) {
      expect(places(judge({ body: `${opening}\n\n${withSection(STORY, long)}` })), opening).toEqual([]);
    }
  });
});

describe('none, code and links', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['none where it is accepted', 'Constraints', 'none', []],
    ['none as an item', 'Constraints', '- **None**', []],
    ['none inside a comment', 'Constraints', '<!-- None -->', ['context/section-empty']],
    ['none in a quote', 'Constraints', '> None', ['context/section-empty']],
    ['something else where none is accepted', 'Constraints', 'n/a', ['context/section-placeholder']],
    ['no code', 'Verification', 'I ran the tests and all of them passed.', ['context/code-missing']],
    [
      'the code of the template',
      'Verification',
      '```sh\n# command, and what it said\n```',
      ['context/section-placeholder'],
    ],
    [
      'text beside the code of the template',
      'Verification',
      'I ran the tests and they passed.\n```sh\n# command, and what it said\n```',
      ['context/code-missing'],
    ],
    ['code in the text', 'Verification', 'I ran `npm test` and all of it passed.', []],
    [
      'code in details',
      'Verification',
      'I ran what stands below here.\n\n<details>\n\n```sh\nnpm test\n```\n\n</details>',
      ['context/code-missing'],
    ],
    ['a bare name', 'Sources read', '- the release notes', ['context/link-missing']],
    [
      'an item without a link',
      'Sources read',
      '- [notes](https://example.com/n)\n- the code',
      ['context/link-missing'],
    ],
    ['an address', 'Sources read', 'https://example.com/notes', []],
    ['a file', 'Sources read', '- [notes](docs/notes.md)', []],
    ['a link by reference', 'Sources read', '- [notes]\n\n[notes]: https://example.com/n', []],
    ['an anchor', 'Sources read', '- [notes](#notes)', ['context/link-missing']],
    ['a script', 'Sources read', '- [notes](javascript:void)', ['context/link-missing']],
    ['a link nobody sees', 'Sources read', '- the notes [\u200b](https://example.com/n)', ['context/link-missing']],
    [
      'a link around an image',
      'Sources read',
      '- the notes [![a](b.png)](https://example.com/n)',
      ['context/link-missing'],
    ],
    ['a link as code', 'Sources read', '- `[notes](https://example.com/n)`', ['context/link-missing']],
  ])('with %s', (_name, title, text, expected) => {
    const found = judge({ body: withSection(title, text) }).findings.map(({ rule }) => rule);
    expect(found).toEqual(expected);
  });
});

describe('own profiles', () => {
  const policy = (profile: string, rest = '') =>
    `context: { profiles: [${profile}], require: [{ profile: own }], placeholders: ["Tell us about it"]${rest} }`;

  it.each<[string, string, string, readonly string[]]>([
    [
      'a title of their own',
      '{ name: own, sections: [{ title: Why, minimum: 3 }] }',
      '# why?\n\nBecause',
      ['context/section-missing'],
    ],
    ['another title', '{ name: own, sections: [{ title: Why, also: ["Why?"], minimum: 3 }] }', '# why?\n\nBecause', []],
    [
      'a title that is not ASCII',
      '{ name: own, sections: [{ title: "Prüfung", minimum: 3 }] }',
      '# Pru\u0308fung\n\nGut so',
      [],
    ],
    [
      'their placeholders',
      '{ name: own, sections: [{ title: Why, minimum: 3 }] }',
      '# Why\n\n*Tell us about it!*',
      ['context/section-placeholder:1'],
    ],
    ['a phrase for none', '{ name: own, sections: [{ title: Why, none: ["no reason"] }] }', '# Why\n\nNo reason.', []],
    [
      'what a built-in one asks for',
      '{ name: own, extends: ops, sections: [{ title: "risk statement", minimum: 1 }] }',
      '# Risk statement\n\nlow',
      ['context/section-missing', 'context/section-missing'],
    ],
  ])('know %s', (_name, profile, body, expected) => {
    expect(places(judge({ policy: policy(profile), body }))).toEqual(expected);
  });
});
