import { describe, expect, it } from 'vitest';
import type { CheckRunFact, Remark } from '../../evidence/conversation.ts';
import { OCTOCAT, policyOf, sha } from '../../testing.ts';
import { CANARY_BODY, judge } from '../testing.ts';
import { canaryWorkflows } from '../workflows.ts';

const CANARY = { login: 'acme-canary[bot]', id: 77, type: 'Bot' } as const;
const PANEL = ['a', 'b', 'c', 'd', 'e', 'f'].map((member, index) => ({ member, answer: 'go', withPack: index < 3 }));

const block = (parts: object = {}) =>
  JSON.stringify({ schema: 1, head: sha('c'), panel: PANEL, at: '2026-11-21T11:00:00Z', ...parts });
const fenced = (json: string) => `The panel has spoken.\n\n\`\`\`gatehouse-canary\n${json}\n\`\`\`\n`;

function remark(body: string, parts: Partial<Remark> = {}): Remark {
  const at = '2026-11-21T11:00:00Z';
  return {
    kind: 'comment',
    id: 'IC_1',
    url: 'https://example.com/c/1',
    author: CANARY,
    editor: null,
    body,
    createdAt: at,
    updatedAt: at,
    commit: null,
    state: null,
    authorCanPush: null,
    ...parts,
  };
}

const policyWith = (rest = '') =>
  `context: { require: [{ profile: canary }], canary: { identities: [{ login: "acme-canary[bot]" }, { check: canary, app: acme-canary }]${rest} } }`;

function canary(remarks: readonly Remark[], rest = '', said: object = {}) {
  const verdict = judge({ policy: policyWith(rest), said: { remarks, ...said } });
  return { ...verdict.context?.canary, rules: verdict.findings.map(({ rule }) => rule) };
}

const answers = (...given: readonly string[]) =>
  PANEL.map((one, index) => ({ ...one, answer: given[index] ?? one.answer }));

describe('the canary', () => {
  it('passes when the whole panel says go', () => {
    expect(canary([remark(fenced(block()))])).toEqual({
      state: 'passed',
      message: 'The canary agrees: all 6 members say go.',
      url: 'https://example.com/c/1',
      rules: [],
    });
  });

  const nobody = 'Have acme-canary[bot] or check canary of App acme-canary run the canary for this head, cccccccccccc.';
  it.each<[string, readonly Remark[], string, string, string]>([
    ['nothing was said', [], 'missing', 'missing', `There is no canary result for this head. ${nobody}`],
    ['prose', [remark('All good, go!')], 'missing', 'missing', `There is no canary result for this head. ${nobody}`],
    [
      'somebody else speaks',
      [remark(fenced(block()), { author: OCTOCAT })],
      'missing',
      'missing',
      `There is no canary result for this head. ${nobody}`,
    ],
    [
      'somebody else edited it',
      [remark(fenced(block()), { editor: OCTOCAT })],
      'missing',
      'missing',
      `There is no canary result for this head; what \`acme-canary[bot]\` said does not count, because it was edited by octocat. ${nobody}`,
    ],
    [
      'a quote',
      [remark(fenced(block()).replaceAll(/^/gm, '> '))],
      'missing',
      'missing',
      `There is no canary result for this head. ${nobody}`,
    ],
    [
      'another head',
      [remark(fenced(block({ head: sha('d') })))],
      'stale',
      'stale',
      `The canary looked at dddddddddddd, not at this head. ${nobody}`,
    ],
    [
      'it runs',
      [remark(fenced(block({ state: 'running', panel: [] })))],
      'running',
      'running',
      'The canary is still running. Wait for its answers; the gate looks again by itself.',
    ],
    [
      'it runs for ever',
      [remark(fenced(block({ state: 'running', at: '2026-11-21T05:00:00Z' })))],
      'stale',
      'stale',
      'The canary began and never ended. Run the canary again for this head.',
    ],
    [
      'a no',
      [remark(fenced(block({ panel: answers('no-go', 'unsure') })))],
      'failed',
      'failed',
      'The canary does not agree: `a` says no-go, `b` says unsure. Read what they say, change the pull request, and let the canary look at the new head.',
    ],
    [
      'a member is missing',
      [remark(fenced(block({ panel: PANEL.slice(0, 5) })))],
      'failed',
      'incomplete',
      'The canary lacks 1 answer without it (of 3). Run the canary again with the whole panel.',
    ],
    [
      'too few had the pack',
      [remark(fenced(block({ panel: PANEL.map((one) => ({ ...one, withPack: false })) })))],
      'failed',
      'incomplete',
      'The canary lacks 3 answers with the context pack (of 3). Run the canary again with the whole panel.',
    ],
    [
      'old',
      [remark(fenced(block({ at: '2026-11-14T11:59:59Z' })))],
      'stale',
      'stale',
      'The canary is older than 7d. Run the canary again for this head.',
    ],
    [
      'from the future',
      [remark(fenced(block({ at: '2026-11-21T12:11:00Z' })))],
      'stale',
      'stale',
      'The canary is dated in the future. Run the canary again for this head.',
    ],
    ...[
      '{',
      '[]',
      'null',
      '1e999',
      block({ schema: 2 }),
      block({ head: 'cccccccccccc' }),
      block({ at: 'yesterday' }),
      block({ panel: [...PANEL, PANEL[0]] }),
      block({ panel: answers('GO') }),
      block({ withdrawn: true }),
      block().replace('"answer":', '"answer":"no-go","answer":'),
      `${block()}\n\`\`\`\n\n\`\`\`gatehouse-canary\n${block()}`,
    ].map((json): [string, readonly Remark[], string, string, string] => [
      `${json.slice(0, 60)}…`,
      [remark(fenced(json))],
      'failed',
      'incomplete',
      'The canary of acme-canary[bot] cannot be read as a `gatehouse-canary` block of schema 1. Run the canary again, and have it write the block that docs/context-pack.md shows.',
    ]),
  ])('%s', (_name, remarks, state, rule, message) => {
    const { url: _url, ...rest } = canary(remarks);
    expect(rest).toEqual({ state, message, rules: [`context/canary-${rule}`] });
  });

  it('goes by the newest result for this head', () => {
    const at = (minute: number) => ({ createdAt: `2026-11-21T11:${minute}:00Z`, id: `IC_${minute}` });
    const good = fenced(block());
    const bad = fenced(block({ panel: answers('no-go') }));
    expect(canary([remark(bad, at(10)), remark(good, at(20))]).state).toBe('passed');
    expect(canary([remark(good, at(10)), remark(bad, at(20))]).state).toBe('failed');
    expect(canary([remark(good, at(20)), remark(bad, at(10))]).state).toBe('passed');
    expect(canary([remark(good, at(10)), remark(fenced('{'), at(20))]).state).toBe('failed');
    expect(canary([remark(good, at(10)), remark(fenced(block({ head: sha('d') })), at(20))]).state).toBe('passed');
    expect(canary([remark(good, at(10)), remark('Thanks!', at(20))]).state).toBe('passed');
  });

  const run = (parts: Partial<CheckRunFact>): CheckRunFact => ({
    name: 'canary',
    app: { slug: 'acme-canary', id: 9 },
    status: 'COMPLETED',
    conclusion: 'success',
    title: null,
    summary: fenced(block()),
    text: null,
    url: 'https://example.com/r/1',
    startedAt: '2026-11-21T11:30:00Z',
    completedAt: '2026-11-21T11:40:00Z',
    ...parts,
  });

  it.each<[string, Partial<CheckRunFact>, string]>([
    ['its output', {}, 'passed'],
    ['another App', { app: { slug: 'github-actions', id: 15368 } }, 'missing'],
    ['running', { status: 'IN_PROGRESS', conclusion: null, summary: null, completedAt: null }, 'running'],
    ['success without a word', { summary: 'Success' }, 'failed'],
  ])('may be a check run: %s', (_name, parts, state) => {
    expect(canary([], '', { checkRuns: [run(parts)] }).state).toBe(state);
  });

  it.each<[string, string, object, string]>([
    ['its file', block({ kind: 'gatehouse-canary' }).replace(/^\{(.*),("kind".*)\}$/, '{$2,$1}'), {}, 'passed'],
    ['no file', '', {}, 'failed'],
    ['a review', '{"kind":"gatehouse-review"}', {}, 'missing'],
    ['another event', block(), { event: 'pull_request' }, 'missing'],
    ['another branch', block(), { onDefaultBranch: false }, 'missing'],
  ])('may be a workflow: %s', (_name, text, parts, state) => {
    const workflowPath = '.github/workflows/canary.yml';
    const origin = {
      id: 1,
      workflowPath,
      event: 'pull_request_target',
      onDefaultBranch: true,
      createdAt: '2026-11-21T11:00:00Z',
      url: '',
    };
    const policy = policyWith().replace(
      '{ login: "acme-canary[bot]" }',
      `{ workflow: ${workflowPath}, events: [pull_request_target] }`,
    );
    const verdict = judge({ policy, said: { runs: [{ text, run: { ...origin, ...parts } }] } });
    expect(verdict.context?.canary?.state).toBe(state);
    expect(canaryWorkflows(policyOf(`version: 1\n${policy}\n`))).toEqual([workflowPath]);
  });

  it.each<[string, object[], string]>([
    [', panel: 2', PANEL.slice(0, 2), 'passed'],
    [', panel: 3', PANEL.slice(0, 2), 'failed'],
    [', panel: [a, b]', PANEL.slice(0, 2), 'passed'],
    [', panel: [a, c]', PANEL.slice(0, 2), 'failed'],
    [', panel: { with-pack: 2, blind: 0 }', PANEL.slice(0, 2), 'passed'],
  ])('with %s', (rest, panel, state) => {
    expect(canary([remark(fenced(block({ panel })))], rest).state).toBe(state);
  });

  it('cannot be claimed by the body', () => {
    const verdict = judge({ policy: policyWith(), body: `${CANARY_BODY}\n${fenced(block())}` });
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(['context/canary-missing']);
  });

  it('is asked for only with the profiles that policy names', () => {
    const verdict = judge({ policy: policyWith(', required-for: [ops]') });
    expect([verdict.outcome, verdict.context?.canary]).toEqual(['pass', null]);
  });
});
