import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NO_CONVERSATION } from '../evidence/conversation.ts';
import { change, file, OCTOCAT, sha } from '../testing.ts';
import { CANARY_BODY, HIGH, judge, OPS_BODY, places } from './testing.ts';

describe('a verdict about context', () => {
  it('is bound to what was judged, the body included', () => {
    expect(judge({})).toEqual({
      schema: 1,
      tool: 'gatehouse@1.2.3',
      gate: 'context-pack',
      outcome: 'pass',
      summary: 'Passes: the body shows what canary asks for.',
      repository: 'acme/cluster',
      pullRequest: 7,
      author: 'renovate[bot]',
      enforced: true,
      baseRef: 'main',
      baseTip: sha('b'),
      base: sha('a'),
      head: sha('c'),
      policy: expect.stringMatching(/^sha256:/),
      policyCommit: sha('b'),
      bumps: [],
      findings: [],
      unchecked: [],
      context: {
        profiles: ['canary'],
        body: `sha256:${createHash('sha256').update(CANARY_BODY).digest('hex')}`,
        canary: null,
      },
    });
  });

  it('asks for nothing when policy does not', () => {
    const verdict = judge({ policy: '', body: '' });
    expect([verdict.outcome, verdict.summary]).toEqual(['pass', 'Passes: no context is asked for.']);
  });

  it('gives people the same findings as advice', () => {
    const verdict = judge({ body: '', change: change({ author: OCTOCAT }) });
    expect([verdict.outcome, verdict.enforced, verdict.findings.length]).toEqual(['skip', false, 11]);
    expect(verdict.summary).toBe(
      'Advice only, because octocat is not bound by the gate: it would be blocked by 11 findings; the first: the body has no section `Product story`.',
    );
  });

  it('says where a body is not known that it was not checked', () => {
    const verdict = judge({ conversation: NO_CONVERSATION });
    expect([verdict.outcome, verdict.unchecked, verdict.context?.canary]).toEqual(['pass', ['context'], null]);
  });

  it.each<[string, string, Parameters<typeof judge>[0], readonly string[]]>([
    ['every entry that matches', '{ require: [{ profile: ops }, { profile: canary }] }', {}, ['ops', 'canary']],
    ['the first one', '{ choose: first, require: [{ profile: ops }, { profile: canary }] }', {}, ['ops']],
    ['by author', '{ require: [{ profile: ops, when: { authors: ["Renovate[bot]"] } }] }', {}, ['ops']],
    ['another author', '{ require: [{ profile: ops, when: { authors: [octocat] } }] }', {}, []],
    ['a bot left out', '{ require: [{ profile: ops, when: { except-authors: ["renovate[bot]"] } }] }', {}, []],
    ['by path', '{ require: [{ profile: ops, when: { paths: ["kubernetes/**"] } }] }', {}, ['ops']],
    ['another path', '{ require: [{ profile: ops, when: { paths: ["docs/**"] } }] }', {}, []],
    ['by risk', '{ require: [{ profile: ops, when: { risk: [high] } }] }', { risk: HIGH }, ['ops']],
    ['another risk', '{ require: [{ profile: ops, when: { risk: [high] } }] }', {}, []],
    [
      'every author with this head, each by his first entry',
      '{ choose: first, require: [{ profile: bot, when: { authors: ["renovate[bot]"] } }, { profile: ops }] }',
      { change: change({ sharers: [{ pullRequest: 8, author: OCTOCAT }] }) },
      ['bot', 'ops'],
    ],
    [
      'all of an author whom nobody knows',
      '{ choose: first, require: [{ profile: bot, when: { authors: [octocat] } }, { profile: ops }] }',
      { change: change({ author: null }) },
      ['bot', 'ops'],
    ],
  ])('chooses profiles: %s', (_name, context, parts, expected) => {
    expect(judge({ ...parts, policy: `context: ${context}` }).context?.profiles).toEqual(expected);
  });

  it('never leaves a bot without a profile pending', () => {
    const policy = 'context: { require: [{ profile: canary, when: { authors: [octocat] } }] }';
    expect(judge({ policy, body: '' }).outcome).toBe('pass');
  });

  it('tells a bot that cannot write bodies the way out', () => {
    const policy = 'context: { require: [{ profile: ops }] }';
    expect(judge({ policy, body: '' }).findings[0]?.fix).toBe(
      'Write a heading `Risk statement` and under it: State the risk (low, medium or high) and what breaks for whom if this is wrong. ' +
        'If renovate[bot] cannot write bodies, name it in `when.except-authors` of context.require in .github/gatehouse.yml.',
    );
  });

  it('passes what ops asks for', () => {
    expect(places(judge({ policy: 'context: { require: [{ profile: ops }] }', body: OPS_BODY }))).toEqual([]);
  });

  it('joins hygiene to it', () => {
    const verdict = judge({
      policy: 'hygiene: { base: [release] }',
      change: change({ files: [file('kubernetes/app.yaml')] }),
    });
    expect(places(verdict)).toEqual(['hygiene/base']);
  });
});
