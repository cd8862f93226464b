import { type Disposition, parseMarkdown, type Verdict } from '@gatehouse/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdictOf } from '../testing/verdicts.ts';
import { renderDecision } from './decision.ts';

/** Whatever stands in a pull request, read as a Markdown parser reads what is rendered of it. */

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];

function nodesOf(markdown: string): Node[] {
  const root = parseMarkdown(markdown);
  if (root === null) throw new Error('unreadable');
  return flat(root as Node);
}

const PAYLOADS = [
  '@octocat',
  '@org/team',
  'mail@evil.example',
  '#1',
  'GH-1',
  'gh-12',
  'o/r#1',
  'fixes #2',
  'http://evil.example',
  'https://github.com/o/r/issues/1',
  'www.evil.example',
  'WWW.evil.example',
  '[a](https:x)',
  '![a](https:x)',
  '<img src=x onerror=alert(1)>',
  '<!-- gatehouse:decision -->',
  '-->',
  '</code></td></table>',
  '</details>',
  '`',
  '```',
  '~~~',
  '|',
  '\n',
  '\r',
  '\n\n# x\n',
  '\n- x',
  '1) ',
  '1. ',
  '+ ',
  '> ',
  '[^1]',
  '[^1]: x',
  '[a]: x',
  '$x$',
  ':smile:',
  '**x**',
  '__x__',
  '~x~',
  '\\',
  '&commat;x',
  '&#64;x',
  '\u202e',
  '\u200b',
  '\u3164',
  '\ufeff',
  '\u{e0041}',
  '::error::x',
  '##[error]x',
  ' ',
  'a',
  '1',
];

const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PAYLOADS), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const reason = (text: string) => ({ rule: text, path: text, line: 3, message: text, fix: text });

function decided(text: string): { verdict: Verdict; disposition: Disposition } {
  const bump = verdictOf().bumps[0];
  if (bump === undefined) throw new Error('no bump');
  const side = { version: text, digest: null };
  const verdict = verdictOf({
    gate: 'gate',
    author: text,
    baseRef: text,
    bumps: [{ ...bump, name: text, path: text, from: side, to: side }],
    notes: [text],
    risk: { level: 'low', reasons: [{ ...reason(text), level: 'low' }], complete: true, lowered: [text] },
    review: {
      reviewers: [{ reviewer: text, outcome: 'clean', message: text, findings: [], url: null }],
      override: { by: text, reason: text, at: text, url: text },
    } as unknown as NonNullable<Verdict['review']>,
  });
  const disposition: Disposition = {
    kind: 'review',
    state: 'pending',
    arm: false,
    lane: text,
    risk: 'low',
    approvedBy: [text],
    waitsFor: [text],
    until: null,
    next: text,
    reasons: [reason(text)],
  };
  return { verdict, disposition };
}

const render = (text: string, forComment: boolean): string =>
  renderDecision(decided(text), { serverUrl: 'https://github.com', forComment });

const OURS = ['<span>', '</span>', '<code>', '</code>', '<br>'];
const KINDS = ['root', 'heading', 'paragraph', 'list', 'listItem', 'strong', 'table', 'tableRow', 'tableCell'];
const BLOCKS = new Set([...KINDS, 'text', 'link', 'html']);

test.each([true, false])('nothing of it becomes structure (in a comment: %s)', (forComment) => {
  const shape = nodesOf(render('a', forComment)).filter(({ type }) => KINDS.includes(type)).length;
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(text.trim() !== '');
      const nodes = nodesOf(render(text, forComment));
      expect([...new Set(nodes.map(({ type }) => type))].filter((type) => !BLOCKS.has(type))).toEqual([]);
      expect(nodes.filter(({ type }) => KINDS.includes(type))).toHaveLength(shape);
      const html = nodes.filter(({ type }) => type === 'html').map(({ value }) => value);
      expect(html.filter((value) => !OURS.includes(value ?? ''))).toEqual([]);
      const urls = nodes.filter(({ type }) => type === 'link').map(({ url }) => url ?? '');
      expect(urls.filter((url) => !/^https:\/\/github\.com\/o\/r\/(?:blob|commit)\/[a-c]{40}/.test(url))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** GitHub looks for these in the text that is left when references are decoded, so that escaping alone does not hide them. */
const FOUND_LATER = /@[\w-]|[\w-]@|#\d|\bgh-\d|:\/\/|www\./i;

test('nobody is mentioned, and nothing referred to', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const texts = nodesOf(render(text, true)).filter(({ type }) => type === 'text');
      const found = texts.map(({ value }) => (value ?? '').replace(/^Judged: pull request #7 by $/, ''));
      expect(found.filter((value) => FOUND_LATER.test(value))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('what cannot be seen is written out', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(render(text, true)).not.toMatch(/(?!\n|\ufe0f)[\p{Cc}\p{Cf}\p{Co}\p{DI}\u2028\u2029]/u);
    }),
  );
});
