import { describe, expect, it } from 'vitest';
import type { Remark } from '../evidence/conversation.ts';
import {
  BOT,
  blockJson,
  comment,
  EARLIER,
  fenced,
  finding,
  found,
  judged,
  LEAD,
  remarks,
  review,
  STRANGER,
  told,
} from './testing.ts';

const clean = fenced(blockJson());
const bad = fenced(blockJson(found(finding('sqli', 'high'))));
const quoted = `> ${clean.trim().replaceAll('\n', '\n> ')}`;

describe('what a reviewer said in comments and reviews', () => {
  it.each<[string, Remark[], string]>([
    ['nothing', [], 'block missing review/missing'],
    ['clean', [comment(1, clean)], 'pass clean'],
    ['clean in a review', [review(1, clean)], 'pass clean'],
    ['clean in an approval', [review(1, clean, { state: 'APPROVED' })], 'pass clean'],
    ['findings', [comment(1, bad)], 'block findings review/findings'],
    ['findings of low severity', [comment(1, fenced(blockJson(found(finding('nit', 'low')))))], 'pass clean'],
    [
      'findings at the threshold',
      [comment(1, fenced(blockJson(found(finding('m', 'medium')))))],
      'block findings review/findings',
    ],
    ['clean, then findings', [comment(1, clean), comment(2, bad)], 'block findings review/findings'],
    ['findings, then clean', [comment(1, bad), comment(2, clean)], 'pass clean'],
    ['in the other order of the list', [comment(2, clean), comment(1, bad)], 'pass clean'],
    ['free prose', [comment(1, 'LGTM, no issues found.')], 'block could-not-review review/could-not-review'],
    ['an error', [comment(1, 'I hit an error: 529 overloaded')], 'block could-not-review review/could-not-review'],
    ['prose, then clean', [comment(1, 'On it.'), comment(2, clean)], 'pass clean'],
    ['clean, then a chat', [comment(1, clean), comment(2, 'Glad to help!')], 'pass clean'],
    [
      'clean, then a request for changes in prose',
      [comment(1, clean), review(2, 'Wait.', { state: 'CHANGES_REQUESTED' })],
      'block could-not-review review/could-not-review',
    ],
    ['clean for another head', [comment(1, fenced(blockJson({ head: EARLIER })))], 'block stale review/stale'],
    [
      'clean for this head, then for another',
      [comment(1, clean), comment(2, fenced(blockJson({ head: EARLIER })))],
      'pass clean',
    ],
    [
      'clean for another head, then prose',
      [comment(1, fenced(blockJson({ head: EARLIER }))), comment(2, 'Sorry.')],
      'block could-not-review review/could-not-review',
    ],
    [
      'clean, then a block that cannot be read',
      [comment(1, clean), comment(2, fenced('{'))],
      'block could-not-review review/could-not-review',
    ],
    ['two blocks', [comment(1, clean + clean)], 'block could-not-review review/could-not-review'],
    ['a block in a quote', [comment(1, quoted)], 'block could-not-review review/could-not-review'],
    ['a block in a fence', [comment(1, `~~~~\n${clean}\n~~~~`)], 'block could-not-review review/could-not-review'],
    ['incomplete', [comment(1, fenced(blockJson({ outcome: 'incomplete' })))], 'block incomplete review/incomplete'],
    [
      'incomplete with findings',
      [comment(1, fenced(blockJson({ ...found(finding('a', 'high')), outcome: 'incomplete' })))],
      'block incomplete review/incomplete review/findings',
    ],
    [
      'could not review',
      [comment(1, fenced(blockJson({ outcome: 'could-not-review' })))],
      'block could-not-review review/could-not-review',
    ],
    [
      'clean, but the review requests changes',
      [review(1, clean, { state: 'CHANGES_REQUESTED' })],
      'block could-not-review review/could-not-review',
    ],
    [
      'clean, but the review was dismissed',
      [review(1, clean, { state: 'DISMISSED' })],
      'block could-not-review review/could-not-review',
    ],
    ['findings that were dismissed', [review(1, bad, { state: 'DISMISSED' })], 'block findings review/findings'],
    ['clean in a draft', [review(1, clean, { state: 'PENDING' })], 'block missing review/missing'],
    ['clean, edited by somebody else', [comment(1, clean, { editor: LEAD })], 'block untrusted review/untrusted'],
    ['clean, edited by the reviewer', [comment(1, clean, { editor: BOT })], 'pass clean'],
    [
      'clean, then an edited remark',
      [comment(1, clean), comment(2, clean, { editor: LEAD })],
      'block untrusted review/untrusted',
    ],
    [
      'an edited remark, then clean',
      [comment(1, clean, { editor: LEAD, updatedAt: '2026-11-21T11:00:00Z' }), comment(2, clean)],
      'pass clean',
    ],
    [
      'findings, edited to clean by the reviewer',
      [comment(1, clean, { editor: BOT, updatedAt: '2026-11-21T11:00:00Z' }), comment(2, bad)],
      'pass clean',
    ],
    [
      'clean, by an account that took the login over',
      [comment(1, clean, { author: { ...BOT, id: 5 } })],
      'block untrusted review/untrusted',
    ],
    [
      'clean, by a person of the bare name',
      [comment(1, clean, { author: { ...BOT, login: 'acme-reviewer', type: 'User' } })],
      'block missing review/missing',
    ],
    ['clean, by a stranger', [comment(1, clean, { author: STRANGER })], 'block missing review/missing'],
    [
      "clean, by GitHub Actions' login",
      [comment(1, clean, { author: { login: 'github-actions[bot]', id: 41898282, type: 'Bot' } })],
      'block missing review/missing',
    ],
    ['clean, by a deleted account', [comment(1, clean, { author: null })], 'block missing review/missing'],
    [
      'findings, echoed as clean by another bot',
      [comment(1, bad), comment(2, clean, { author: STRANGER })],
      'block findings review/findings',
    ],
  ])('%s', (_name, said, expected) => {
    expect(told(remarks(...said))).toBe(expected);
  });
});

describe('a block that is no verdict', () => {
  it.each<[string, object | string, string]>([
    ['clean with findings', { findings: [finding('a', 'low')] }, 'says `clean` and has findings'],
    ['findings without any', { outcome: 'findings' }, 'says `findings` and has none'],
    [
      'a finding without a place',
      found({ ...finding('a', 'low'), path: undefined }),
      'does not follow the schema: `findings.0.path` is not valid',
    ],
    [
      'a finding without a line',
      found({ ...finding('a', 'low'), line: undefined }),
      'does not follow the schema: `findings.0.line` is not valid',
    ],
    [
      'a severity that is none',
      found(finding('a', 'info')),
      'does not follow the schema: `findings.0.severity` is not valid',
    ],
    ['an outcome that is none', { outcome: 'approved' }, 'does not follow the schema: `outcome` is not valid'],
    ['two findings of one id', found(finding('a', 'low'), finding('a', 'high')), 'has the finding a twice'],
    ['a finding that it resolves', { ...found(finding('a', 'low')), resolves: ['a'] }, 'resolves a and still finds it'],
    ['a short head', { head: 'cccccccc' }, 'does not follow the schema: `head` is not valid'],
    ['a key that is not known', { approve: true }, 'does not follow the schema: it has keys that are not known'],
    ['another version', { schema: 2 }, 'does not follow the schema: `schema` is not valid'],
    ['more than was there', { coverage: { reviewed: 3, total: 2 } }, 'reviewed more files than there are'],
    [
      'a reviewer that policy does not know',
      { reviewer: 'secruity' },
      'is in the name of a reviewer that policy does not know',
    ],
    ['no JSON', 'all fine', 'is not JSON'],
    ['a list', '[]', 'does not follow the schema: `it` is not valid'],
    [
      'a key twice',
      blockJson().replace('"outcome"', '"outcome":"findings","outcome"'),
      'has the key "outcome" twice in one object',
    ],
    [
      'a key twice in other letters',
      blockJson().replace('"outcome"', '"\\u006futcome":"findings","outcome"'),
      'has the key "outcome" twice in one object',
    ],
  ])('%s', (_name, parts, problem) => {
    const json = typeof parts === 'string' ? parts : blockJson({ ...parts });
    const { findings } = judged(remarks(comment(1, fenced(json))));
    expect(findings).toEqual([
      {
        rule: 'review/could-not-review',
        path: null,
        line: null,
        message: `security gave no verdict: its comment ${problem}`,
        fix: 'Ask acme-reviewer[bot] to review this head. Its verdict must be one `gatehouse-review` block for this head (docs/quality-gate.md).',
      },
    ]);
  });
});

describe('what earlier heads left open', () => {
  const old = (...findings: object[]) => comment(1, fenced(blockJson({ head: EARLIER, ...found(...findings) })));
  const rce = finding('rce', 'critical');
  it.each<[string, Remark[], string]>([
    ['a critical finding stays open', [old(rce), comment(2, clean)], 'block findings review/findings'],
    ['until it is resolved by id', [old(rce), comment(2, fenced(blockJson({ resolves: ['rce'] })))], 'pass clean'],
    [
      'and not by another id',
      [old(rce), comment(2, fenced(blockJson({ resolves: ['rce2'] })))],
      'block findings review/findings',
    ],
    [
      'also within one head',
      [comment(1, fenced(blockJson(found(rce)))), comment(2, clean)],
      'block findings review/findings',
    ],
    ['a high one does not', [old(finding('a', 'high')), comment(2, clean)], 'pass clean'],
    [
      'but does when only the rest was reviewed',
      [old(finding('a', 'high')), comment(2, fenced(blockJson({ since: EARLIER })))],
      'block findings review/findings',
    ],
    [
      'and is resolved by id then',
      [old(finding('a', 'high')), comment(2, fenced(blockJson({ since: EARLIER, resolves: ['a'] })))],
      'pass clean',
    ],
    [
      'a part whose rest nobody reviewed is incomplete',
      [comment(2, fenced(blockJson({ since: EARLIER })))],
      'block incomplete review/incomplete',
    ],
    [
      'one whose rest is incomplete is it too',
      [
        comment(1, fenced(blockJson({ head: EARLIER, outcome: 'incomplete' }))),
        comment(2, fenced(blockJson({ since: EARLIER }))),
      ],
      'block incomplete review/incomplete',
    ],
    [
      'what could not review resolves nothing',
      [
        old(rce),
        comment(2, fenced(blockJson({ head: EARLIER, outcome: 'could-not-review', resolves: ['rce'] }))),
        comment(3, clean),
      ],
      'block findings review/findings',
    ],
    [
      'an edited remark leaves nothing open',
      [comment(1, fenced(blockJson({ head: EARLIER, ...found(rce) })), { editor: STRANGER }), comment(2, clean)],
      'pass clean',
    ],
    [
      "a stranger's resolves nothing",
      [
        old(rce),
        comment(2, fenced(blockJson({ head: EARLIER, resolves: ['rce'] })), { author: STRANGER }),
        comment(3, clean),
      ],
      'block findings review/findings',
    ],
  ])('%s', (_name, said, expected) => {
    expect(told(remarks(...said))).toBe(expected);
  });

  it('says since when', () => {
    expect(judged(remarks(old(rce), comment(2, clean))).findings).toEqual([
      {
        rule: 'review/findings',
        path: 'kubernetes/app.yaml',
        line: null,
        message: 'critical (security, rce, open since dddddddddddd): about rce',
        fix: 'If it is resolved, security says so with its id in `resolves`. Resolve it with a new commit; security reviews that one.',
      },
    ]);
  });
});
