import type { Change } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { change, file, OCTOCAT, RENOVATE, sha } from '../testing.ts';
import { parseVerdict } from '../verdicts/parse.ts';
import {
  blockJson,
  type Case,
  comment,
  fenced,
  finding,
  found,
  HEAD,
  judged,
  LOW,
  reviewPolicy,
  told,
} from './testing.ts';

const said = (...bodies: string[]): Case['said'] => ({ remarks: bodies.map((body, index) => comment(index, body)) });
const clean = fenced(blockJson());
const bad = fenced(blockJson(found(finding('sqli', 'high', { fix: 'Bind the value.' }), finding('nit', 'low'))));
const one = (more: string, rest = '') =>
  reviewPolicy(`  reviewers: [{ name: security, identity: { login: "acme-reviewer[bot]" }${more} }]\n${rest}`);

describe('the verdict', () => {
  it.each([
    ['clean', clean],
    ['findings', bad],
    ['prose', 'LGTM'],
  ])('is read in another job as it was written: %s', (_name, body) => {
    const verdict = judged({ said: said(body) });
    expect(parseVerdict(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
  });

  it('of a clean review', () => {
    expect(judged({ said: said(clean) })).toEqual({
      schema: 1,
      tool: 'gatehouse@1.2.3',
      gate: 'quality-gate',
      outcome: 'pass',
      summary: 'Passes: security found nothing that blocks.',
      repository: 'acme/cluster',
      pullRequest: 7,
      author: 'renovate[bot]',
      enforced: true,
      baseRef: 'main',
      baseTip: sha('b'),
      base: sha('a'),
      head: HEAD,
      policy: expect.stringMatching(/^sha256:/),
      policyCommit: sha('b'),
      bumps: [],
      findings: [],
      unchecked: [],
      review: {
        outcome: 'clean',
        reviewers: [
          {
            reviewer: 'security',
            outcome: 'clean',
            message: 'security found nothing.',
            url: 'https://github.com/acme/cluster/pull/7#issuecomment-0',
          },
        ],
        override: null,
      },
    });
  });

  it('of findings has their places, and those below the threshold as notes', () => {
    const verdict = judged({ said: said(bad) });
    expect(verdict.summary).toBe('Blocked by 1 finding; the first: high (security, sqli): about sqli.');
    expect(verdict.findings).toEqual([
      {
        rule: 'review/findings',
        path: 'kubernetes/app.yaml',
        line: 7,
        message: 'high (security, sqli): about sqli',
        fix: 'Bind the value. Resolve it with a new commit; security reviews that one.',
      },
    ]);
    expect(verdict.notes).toEqual(['security: low at kubernetes/app.yaml:7: about nit']);
    expect(verdict.review?.reviewers[0]?.message).toBe('security has 1 open of `medium` or worse.');
  });

  it('is advice for an author whom nothing binds', () => {
    expect(judged({ said: said(bad), change: change({ author: OCTOCAT }) })).toMatchObject({
      outcome: 'skip',
      enforced: false,
      summary:
        'Advice only, because octocat is not bound by the gate: it would be blocked by 1 finding; the first: high (security, sqli): about sqli.',
      findings: [{ rule: 'review/findings' }],
    });
  });

  it('passes where policy asks nobody', () => {
    expect(judged({ text: 'version: 1\n' })).toMatchObject({
      outcome: 'pass',
      summary: 'Passes: policy asks no reviewer about this change.',
      review: { outcome: 'clean', reviewers: [], override: null },
    });
  });

  it('of many findings is limited, and says so', () => {
    const many = Array.from({ length: 60 }, (_, index) => finding(`f${index}`, 'high'));
    const verdict = judged({ said: said(fenced(blockJson(found(...many)))) });
    expect(verdict.findings).toHaveLength(21);
    expect(verdict.findings.at(-1)?.message).toBe('and 40 more places like these in this file');
    expect(verdict).toMatchObject({ truncated: true, counts: { findings: 60 } });
  });

  it("shows a reviewer's text as data", () => {
    const hostile = finding('a', 'high', {
      path: 'a\u202eb\nc.yaml',
      message: `\u001b[31mx\u0000\n\n::error::y\u2028z\u200b\u{e0041}${'w'.repeat(3000)}`,
      fix: '\u2066Run\r\nthis\u2069',
    });
    const [only] = judged({ said: said(fenced(blockJson(found(hostile)))) }).findings;
    expect(only?.path).toBe('ab c.yaml');
    expect(only?.message).toMatch(/^high \(security, a\): \[31mx ::error::y zw+…$/);
    expect(only?.message).toHaveLength(499 + 'high (security, a): '.length + 1);
    expect(only?.fix).toBe('Run this Resolve it with a new commit; security reviews that one.');
  });
});

describe('what policy says', () => {
  const low = fenced(blockJson(found(finding('nit', 'low'))));
  const part = fenced(blockJson({ outcome: 'incomplete' }));
  const partBad = fenced(blockJson({ ...found(finding('a', 'high')), outcome: 'incomplete' }));
  const covers = (reviewed: number, total: number) => fenced(blockJson({ coverage: { reviewed, total } }));
  const two: Partial<Change> = {
    files: [file('a.yaml', { renamedTo: 'b.yaml' }), file('b.yaml', { renamedFrom: 'a.yaml' })],
  };
  it.each<[string, Case, string]>([
    ['threshold low', { text: one('', '  threshold: low'), said: said(low) }, 'block findings review/findings'],
    ['threshold critical', { text: one('', '  threshold: critical'), said: said(bad) }, 'pass clean'],
    ['not required, and missing', { text: one(', required: false') }, 'pass clean'],
    ['not required, and could not review', { text: one(', required: false'), said: said('Oops.') }, 'pass clean'],
    [
      'not required, and findings',
      { text: one(', required: false'), said: said(bad) },
      'block findings review/findings',
    ],
    ['incomplete may pass', { text: one('', '  exit: { incomplete: pass }'), said: said(part) }, 'pass incomplete'],
    [
      'but not its findings',
      { text: one('', '  exit: { incomplete: pass }'), said: said(partBad) },
      'block incomplete review/findings',
    ],
    ['and nothing else may', { text: one('', '  exit: { incomplete: pass }') }, 'block missing review/missing'],
    ['young enough', { text: one('', '  max-age: 4h'), said: said(clean) }, 'pass clean'],
    ['too old', { text: one('', '  max-age: 3h'), said: said(clean) }, 'block stale review/stale'],
    ['every file covered', { said: said(covers(1, 1)) }, 'pass clean'],
    ['a file not covered', { said: said(covers(1, 2)) }, 'block incomplete review/incomplete'],
    ['files not counted', { said: said(covers(0, 0)) }, 'block incomplete review/incomplete'],
    ['a rename is one file', { said: said(covers(1, 1)), change: change(two) }, 'pass clean'],
    ['for another author', { text: one(', when: { authors: ["dependabot[bot]"] }') }, 'pass clean'],
    ['for this author', { text: one(', when: { authors: ["Renovate[bot]"] }') }, 'block missing review/missing'],
    [
      'for the author of a pull request with the same head',
      {
        text: one(', when: { authors: [octocat] }'),
        change: change({
          sharers: [
            { pullRequest: 7, author: RENOVATE },
            { pullRequest: 8, author: OCTOCAT },
          ],
        }),
      },
      'block missing review/missing',
    ],
    [
      'for an author who is gone',
      { text: one(', when: { authors: [octocat] }'), change: change({ author: null }) },
      'block missing review/missing',
    ],
    ['for other paths', { text: one(', when: { paths: ["docs/**"] }') }, 'pass clean'],
    [
      'for these paths',
      { text: one(', when: { paths: ["docs/**", "kubernetes/**"] }') },
      'block missing review/missing',
    ],
    [
      'for a path too long to match',
      { text: one(', when: { paths: ["docs/**"] }'), change: change({ files: [file('x'.repeat(300))] }) },
      'block missing review/missing',
    ],
    ['for another risk', { text: one(', when: { risk: [high, medium] }') }, 'pass clean'],
    [
      'for this risk',
      { text: one(', when: { risk: [high, medium] }'), risk: { ...LOW, level: 'high' } },
      'block missing review/missing',
    ],
  ])('%s', (_name, parts, expected) => {
    expect(told(parts)).toBe(expected);
  });

  it('may name several reviewers, who speak through one account; the worst counts', () => {
    const text = reviewPolicy(
      '  reviewers:\n    - { name: security, identity: { login: "acme-reviewer[bot]" } }\n    - { name: style, identity: { login: "acme-reviewer[bot]" } }',
    );
    const style = fenced(blockJson({ reviewer: 'style' }));
    expect(told({ text, said: said(clean) })).toBe('block missing review/missing');
    expect(told({ text, said: said(clean, style) })).toBe('pass clean');
    expect(told({ text, said: said(bad, style) })).toBe('block findings review/findings');
    expect(judged({ text, said: said(bad, 'x') }).review).toMatchObject({
      outcome: 'findings',
      reviewers: [{ outcome: 'findings' }, { outcome: 'could-not-review' }],
    });
  });
});
