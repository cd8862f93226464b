import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Remark } from '../evidence/conversation.ts';
import { policyOf } from '../testing.ts';
import {
  blockJson,
  check,
  comment,
  EARLIER,
  fenced,
  finding,
  found,
  HEAD,
  judged,
  reviewPolicy,
  STRANGER,
} from './testing.ts';

const text = reviewPolicy(
  `  reviewers:
    - { name: security, identity: { login: "acme-reviewer[bot]", id: 901 } }
    - { name: checker, identity: { check: review, app: acme-reviewer, app-id: 901 } }
    - { name: model, identity: { workflow: .github/workflows/review.yml, events: [pull_request_target] } }
    - { name: scanner, identity: { sarif: true } }
  overrides: { logins: [octo-lead] }`,
);

const bodies = [
  fenced(blockJson()),
  fenced(blockJson({ reviewer: 'checker' })),
  fenced(blockJson(found(finding('a', 'critical')))),
  fenced(blockJson({ head: EARLIER, resolves: ['a', 'b'] })),
  fenced(blockJson({ head: EARLIER, ...found(finding('b', 'critical')) })),
  `gatehouse override ${HEAD}: nothing to see here, move along please`,
  'LGTM',
  `${fenced('{')}${fenced('{}')}`,
];

/** Whoever policy does not name: strangers, look-alikes, the login of every workflow, a deleted account. */
const outsiders: Remark['author'][] = [
  STRANGER,
  { login: 'acme-reviewer', id: 77, type: 'User' },
  { login: 'acme-reviewer-bot', id: 78, type: 'User' },
  { login: 'acmе-reviewer[bot]', id: 79, type: 'Bot' },
  { login: 'github-actions[bot]', id: 41898282, type: 'Bot' },
  null,
];

const body = fc.oneof(fc.constantFrom(...bodies), fc.string({ unit: 'grapheme', maxLength: 80 }));
const minute = fc.integer({ min: 0, max: 59 });

describe('what strangers write', () => {
  it('changes nothing, whatever it says and wherever it stands', () => {
    const trusted = fc.array(fc.tuple(minute, fc.constantFrom(...bodies)), { maxLength: 4 });
    const foreign = fc.array(fc.tuple(minute, body, fc.constantFrom(...outsiders), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(trusted, foreign, (ours, theirs) => {
        const own = ours.map(([at, said]) => comment(at, said));
        const others = theirs.map(([at, said, author, isReview]) =>
          comment(at, said, isReview ? { author, kind: 'review', state: 'APPROVED', commit: HEAD } : { author }),
        );
        const alone = judged({ text, said: { remarks: own, checkRuns: [check()] } });
        const foreignCheck = check({
          app: { slug: 'github-actions', id: 15368 },
          summary: fenced(blockJson({ reviewer: 'checker' })),
        });
        const among = judged({
          text,
          said: { remarks: [...others, ...own, ...others], checkRuns: [foreignCheck, check()] },
        });
        expect(among).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });
});

describe('hostile input of those whom policy names', () => {
  const severity = fc.constantFrom('critical', 'low', 'none', null, 3, {});
  const shaped = fc.record(
    {
      schema: fc.constantFrom(1, '1', null),
      head: fc.constantFrom(HEAD, EARLIER, 'main', 7),
      reviewer: fc.constantFrom('security', 'checker', '__proto__', 5),
      since: fc.constantFrom(HEAD, EARLIER),
      outcome: fc.constantFrom('clean', 'findings', 'incomplete', 'could-not-review', 'pass'),
      findings: fc.array(
        fc.record({ id: fc.string(), severity, path: fc.string(), line: fc.anything(), message: fc.string() }),
        { maxLength: 3 },
      ),
      resolves: fc.anything(),
      coverage: fc.anything(),
    },
    { requiredKeys: [] },
  );
  const json = fc.oneof(
    fc.json(),
    shaped.map((value) => JSON.stringify(value) ?? ''),
    fc.string(),
    fc.constant('['.repeat(50_000)),
    fc.constant('{"__proto__":{"outcome":"clean"}}'),
  );

  it('never throws, and never passes without a verdict', () => {
    fc.assert(
      fc.property(json, json, fc.string(), (first, second, at) => {
        const said = {
          remarks: [
            comment(1, fenced(first)),
            comment(2, second),
            comment(3, fenced(second), { createdAt: at, updatedAt: at }),
          ],
          checkRuns: [check({ summary: fenced(first), text: second, completedAt: at, startedAt: null })],
          runs: [
            {
              text: first,
              run: {
                id: 1,
                workflowPath: '.github/workflows/review.yml',
                event: 'pull_request_target',
                onDefaultBranch: true,
                createdAt: at,
                url: second,
              },
            },
          ],
          sarif: first,
        };
        expect(judged({ text, said }).outcome).toBe('block');
      }),
      { numRuns: 300 },
    );
  });

  it('is read in a moment', () => {
    const huge = fenced(`{"findings":[${'{},'.repeat(60_000)}{}]}`);
    const before = performance.now();
    judged({
      text,
      said: { remarks: [comment(1, '*a_'.repeat(20_000)), comment(2, huge)], sarif: '['.repeat(1_000_000) },
    });
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('a policy', () => {
  const identity = (written: string) => reviewPolicy(`  reviewers: [{ name: a, identity: ${written} }]`);
  const WORKFLOW =
    'name the workflow instead: { workflow: .github/workflows/review.yml, events: [pull_request_target] }';
  it.each<[string, string, string]>([
    ["names GitHub Actions' login", identity('{ login: "github-actions[bot]" }'), WORKFLOW],
    ["names GitHub Actions' login in other letters", identity('{ login: "GitHub-Actions[bot]" }'), WORKFLOW],
    ["names GitHub Actions' App", identity('{ check: review, app: github-actions }'), WORKFLOW],
    ["names GitHub Actions' App by id", identity('{ check: review, app: acme, app-id: 15368 }'), WORKFLOW],
    [
      'names the event of a pull request',
      identity('{ workflow: .github/workflows/r.yml, events: [pull_request] }'),
      'it is one of',
    ],
    ['names a workflow elsewhere', identity('{ workflow: ../r.yml, events: [push] }'), 'is not the path of a workflow'],
    ['names no event', identity('{ workflow: .github/workflows/r.yml, events: [] }'), 'name the events'],
    ['trusts nobody', identity('{}'), 'reviewers[0].identity'],
    [
      'names one twice',
      reviewPolicy('  reviewers: [{ name: a, identity: { sarif: true } }, { name: a, identity: { sarif: true } }]'),
      'review.reviewers[1].name is the name of another reviewer already',
    ],
    ['lets a missing verdict pass', reviewPolicy('  exit: { missing: pass }'), 'review.exit.missing is not a key'],
    ['lets findings pass', reviewPolicy('  exit: { findings: pass }'), 'review.exit.findings is not a key'],
    [
      'lets a bot override',
      reviewPolicy('  overrides: { logins: ["acme[bot]"] }'),
      'is a bot; a person overrides reviewers',
    ],
    [
      'takes no reason',
      reviewPolicy('  overrides: { logins: [octocat], min-reason: 0 }'),
      'is below 10, which is no reason',
    ],
    [
      'has a form with a pattern in it',
      reviewPolicy('  overrides: { logins: [octocat], command: ".*" }'),
      'is not a few lower-case words',
    ],
  ])('is refused when it %s', (_name, written, message) => {
    expect(() => policyOf(written)).toThrow(message);
  });
});
