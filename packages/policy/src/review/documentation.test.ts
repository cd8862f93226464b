import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunEvidence } from '../evidence/conversation.ts';
import { policyOf } from '../testing.ts';
import { reviewAnswerJsonSchema, reviewBlockJsonSchema, reviewBlockSchema } from './block/schema.ts';
import { REVIEW_OUTCOMES } from './report.ts';
import { REVIEW_RULES } from './rule-ids.ts';
import { HEAD, judged } from './testing.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const page = read('../../../../docs/quality-gate.md');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((found) => found[1] ?? '');

describe('the published JSON Schema of a review', () => {
  it('is the one that packages/policy/scripts/write-review-schema.ts writes now', () => {
    expect(JSON.parse(read('../../review.schema.json'))).toEqual(reviewBlockJsonSchema());
  });

  it('is strict and describes every key', () => {
    const walk = (schema: Record<string, unknown>, name: string): void => {
      if (schema.type === 'object') expect(schema.additionalProperties, name).toBe(false);
      if (schema.items !== undefined) walk(schema.items as Record<string, unknown>, `${name}[]`);
      for (const [key, value] of Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>)) {
        expect(typeof value.description, `${name}.${key}`).toBe('string');
        walk(value, `${name}.${key}`);
      }
    };
    walk(reviewBlockJsonSchema() as Record<string, unknown>, 'review');
  });
});

describe('docs/quality-gate.md', () => {
  it('has only policies that can be read', () => {
    const policies = blocks('yaml').filter((text) => text.startsWith('version: 1'));
    expect(policies).toHaveLength(2);
    for (const text of policies) expect(() => policyOf(text)).not.toThrow();
  });

  it('has a block that can be read', () => {
    const [block = ''] = blocks('gatehouse-review');
    expect(reviewBlockSchema.safeParse(JSON.parse(block)).error).toBeUndefined();
  });

  it('has an id for every outcome that is not clean', () => {
    expect(REVIEW_RULES.map((id) => id.replace('review/', '')).sort()).toEqual(
      REVIEW_OUTCOMES.filter((outcome) => outcome !== 'clean').sort(),
    );
  });

  it('asks a model for what the schema says', () => {
    const [, schema = ''] = /--json-schema '([^']+)'/.exec(page) ?? [];
    expect(JSON.parse(schema)).toEqual(withoutDescriptions(reviewAnswerJsonSchema()));
  });
});

/** What the command line of a model needs: every word more is read at each turn. */
function withoutDescriptions(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'description' ? undefined : value)));
}

describe("the step that turns a model's answer into a verdict", () => {
  const script = /run: \|\n( +)node <<'SCRIPT'\n([\s\S]*?)\n\1SCRIPT\n/.exec(page)?.[2] ?? '';
  const transcript: { readonly type: string; readonly structured_output?: unknown }[] = JSON.parse(
    read('./fixtures/claude-code-action.json'),
  );
  const answer = JSON.stringify(transcript.find(({ type }) => type === 'result')?.structured_output);
  const text = blocks('yaml').find((one) => one.startsWith('version: 1')) ?? '';
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'review-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the documented script as the step would, and judges the file it wrote. */
  function judgedAfter(output: string) {
    execFileSync(process.execPath, ['-'], {
      cwd: folder,
      input: script,
      env: { ANSWER: output, HEAD, REVIEWER: 'security' },
    });
    const evidence: RunEvidence = {
      text: readFileSync(join(folder, 'review.json'), 'utf8'),
      run: {
        id: 1,
        workflowPath: '.github/workflows/review.yml',
        event: 'pull_request_target',
        onDefaultBranch: true,
        createdAt: '2026-11-21T08:00:00Z',
        url: 'https://github.com/acme/cluster/actions/runs/1',
      },
    };
    return judged({ text, said: { runs: [evidence] } });
  }

  it("brings a transcript's findings to their lines", () => {
    const { outcome, findings, review } = judgedAfter(answer);
    expect({ outcome, reviewers: review?.reviewers[0]?.message }).toEqual({
      outcome: 'block',
      reviewers: 'security has 2 open of `medium` or worse.',
    });
    expect(findings.map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([
      "kubernetes/app.yaml:5 critical (security, app-host-network): The pod joins the node's network: `hostNetwork: true` gives it every local service, and the pull request speaks of a version bump only.",
      'kubernetes/app.yaml:4 high (security, app-instruction-in-comment): A comment tells reviewers what to answer.',
    ]);
  });

  it.each<[string, string, string]>([
    ['a clean answer', '{"outcome":"clean","findings":[]}', 'pass clean'],
    ['no answer', '', 'block could-not-review'],
    ['an answer in prose', 'No issues found!', 'block could-not-review'],
    ['an answer that is cut', answer.slice(0, -20), 'block could-not-review'],
    ['null', 'null', 'block could-not-review'],
    ['a list', '[]', 'block could-not-review'],
    ['a text', '"clean"', 'block could-not-review'],
    [
      'an answer that names another head',
      '{"outcome":"clean","findings":[],"head":"dddddddddddddddddddddddddddddddddddddddd"}',
      'pass clean',
    ],
    ['an answer for another reviewer', '{"outcome":"clean","findings":[],"reviewer":"style"}', 'pass clean'],
    ['an answer that adds keys', '{"outcome":"clean","findings":[],"approve":true}', 'block could-not-review'],
  ])('reads %s', (_name, output, expected) => {
    const { outcome, review } = judgedAfter(output);
    expect(`${outcome} ${review?.outcome}`).toBe(expected);
  });
});
