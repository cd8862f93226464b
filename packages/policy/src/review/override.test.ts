import { describe, expect, it } from 'vitest';
import type { Remark } from '../evidence/conversation.ts';
import { change } from '../testing.ts';
import {
  blockJson,
  comment,
  EARLIER,
  fenced,
  finding,
  found,
  HEAD,
  judged,
  LEAD,
  review,
  reviewPolicy,
  STRANGER,
} from './testing.ts';

const policy = (more = '') =>
  reviewPolicy(
    `  reviewers: [{ name: security, identity: { login: "acme-reviewer[bot]" } }]\n  overrides: { logins: [{ login: octo-lead, id: 902 }]${more} }`,
  );
const bad = comment(1, fenced(blockJson(found(finding('sqli', 'high')))));
const words = `gatehouse override ${HEAD}: the value is a constant, see the tests`;
const by = (body: string, parts: Partial<Remark> = {}) => comment(5, body, { author: LEAD, ...parts });
const outcome = (list: Remark[], text = policy()) => judged({ text, said: { remarks: list } }).outcome;

describe('an override', () => {
  it('is recorded with its reason, and what it overrides is shown', () => {
    const verdict = judged({ text: policy(), said: { remarks: [bad, by(words)] } });
    expect(verdict).toMatchObject({
      outcome: 'pass',
      summary: 'Passes: octo-lead overrode security.',
      findings: [],
      notes: ['Overridden by octo-lead: security has 1 open of `medium` or worse (its findings stand).'],
      review: {
        outcome: 'findings',
        override: {
          by: 'octo-lead',
          reason: 'the value is a constant, see the tests',
          url: 'https://github.com/acme/cluster/pull/7#issuecomment-5',
        },
      },
    });
  });

  it('is offered where somebody blocks', () => {
    expect(judged({ text: policy() }).findings[0]?.fix).toBe(
      `Ask acme-reviewer[bot] to review this head. Or octo-lead comments \`gatehouse override ${HEAD}: <why, 20 letters or more>\`.`,
    );
  });

  it.each<[string, Remark[]]>([
    ['of what nobody said', [by(words)]],
    ['in a review', [bad, review(5, words, { author: LEAD })]],
    ['with the head in capitals', [bad, by(words.replace(HEAD, HEAD.toUpperCase()))]],
    ['in a paragraph of several', [bad, by(`I looked.\n\n${words}\n\nBye.`)]],
    ['with code in its reason', [bad, by(words.replace('constant', '`constant`'))]],
    ['edited by its author', [bad, by(words, { editor: LEAD })]],
    ['of a remark that somebody edited', [comment(1, fenced(blockJson()), { editor: STRANGER }), by(words)]],
    ['after one for an earlier head', [bad, by(words.replace(HEAD, EARLIER)), by(words)]],
  ])('counts: %s', (_name, list) => {
    expect(outcome(list)).toBe('pass');
  });

  it.each<[string, Remark[], string | null]>([
    ['by somebody else', [bad, by(words, { author: STRANGER })], null],
    ['by another account of that login', [bad, by(words, { author: { ...LEAD, id: 5 } })], null],
    ['in a quote', [bad, by(`> ${words}`)], null],
    ['in a fence', [bad, by(`\`\`\`\n${words}\n\`\`\``)], null],
    ['in code', [bad, by(`    ${words}`)], null],
    ['in code within a line', [bad, by(`\`${words}\``)], null],
    ['in a list', [bad, by(`- ${words}`)], null],
    ['in a comment', [bad, by(`<!--\n${words}\n-->`)], null],
    ['in <details>', [bad, by(`<details>\n\n${words}`)], null],
    ['in the middle of a sentence', [bad, by(`Do not ${words}`)], null],
    ['with six digits', [bad, by(words.replace(HEAD, 'cccccc'))], null],
    [
      'with digits that another commit can share',
      [bad, by(words.replace(HEAD, HEAD.slice(0, 12)))],
      'it names the head by 12 digits, and all 40 are needed',
    ],
    ['in a dismissed review', [bad, review(5, words, { author: LEAD, state: 'DISMISSED' })], null],
    ['edited by somebody else', [bad, by(words, { editor: STRANGER })], 'it was edited by mallory'],
    [
      'of another head',
      [bad, by(words.replace(HEAD, EARLIER))],
      'it is about dddddddddddd, and the head is cccccccccccc',
    ],
    [
      'without a reason',
      [bad, by(`gatehouse override ${HEAD}: because`)],
      'its reason has 7 letters and digits, and 20 are needed',
    ],
    [
      'with an invisible reason',
      [bad, by(`gatehouse override ${HEAD}: ok${'\u200b'.repeat(30)}`)],
      'its reason has 2 letters and digits, and 20 are needed',
    ],
    ['before the reviewer spoke', [comment(9, bad.body), by(words)], 'a reviewer spoke after it'],
    [
      'written into an old remark',
      [bad, comment(0, words, { author: LEAD, editor: LEAD, updatedAt: '2026-11-21T11:00:00Z' })],
      'a reviewer spoke after it',
    ],
  ])('does not count: %s', (_name, list, why) => {
    const verdict = judged({ text: policy(), said: { remarks: list } });
    expect(verdict).toMatchObject({ outcome: 'block', review: { override: null } });
    expect(verdict.notes ?? []).toEqual(why === null ? [] : [`The override by octo-lead does not count: ${why}.`]);
  });

  it('of an own change counts only where policy says so', () => {
    const parts = { said: { remarks: [bad, by(words)] }, change: change({ author: LEAD }) };
    const bound = (text: string) => `${text}authors: { enforce: [octo-lead] }\n`;
    expect(judged({ ...parts, text: bound(policy()) }).outcome).toBe('block');
    expect(judged({ ...parts, text: bound(policy(', own-change: true')) }).outcome).toBe('pass');
  });

  it('has the form that policy gives it, and nobody overrides without policy', () => {
    const own = policy(', command: accept risk, min-reason: 10');
    expect(outcome([bad, by(`accept risk ${HEAD}: known and tracked`)], own)).toBe('pass');
    expect(outcome([bad, by(words)], own)).toBe('block');
    expect(outcome([bad, by(words)], policy().replace(/\n {2}overrides.*/, ''))).toBe('block');
  });
});
