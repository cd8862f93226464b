import { describe, expect, it } from 'vitest';
import type { CheckRunFact, RunEvidence } from '../evidence/conversation.ts';
import { blockJson, check, EARLIER, fenced, finding, found, HEAD, judged, reviewPolicy, told } from './testing.ts';

const CHECK = reviewPolicy(
  '  reviewers: [{ name: security, identity: { check: review, app: acme-reviewer, app-id: 901 } }]',
);
const WORKFLOW = reviewPolicy(
  '  reviewers: [{ name: security, identity: { workflow: .github/workflows/review.yml, events: [pull_request_target] } }]',
);
const SARIF = reviewPolicy('  reviewers: [{ name: scanner, identity: { sarif: true } }]');

describe('the output of a check run', () => {
  const later = { startedAt: '2026-11-21T09:00:00Z', completedAt: '2026-11-21T09:05:00Z' };
  const bad = fenced(blockJson(found(finding('a', 'high'))));
  it.each<[string, Partial<CheckRunFact>[], string]>([
    ['clean', [{}], 'pass clean'],
    ['clean in its text', [{ summary: 'Done.', text: fenced(blockJson()) }], 'pass clean'],
    ['clean, neutral', [{ conclusion: 'NEUTRAL' }], 'pass clean'],
    ['clean in both', [{ text: fenced(blockJson()) }], 'block could-not-review review/could-not-review'],
    ['nothing but success', [{ summary: 'All good' }], 'block could-not-review review/could-not-review'],
    ['nothing at all', [{ summary: null }], 'block could-not-review review/could-not-review'],
    ['a timeout', [{ conclusion: 'TIMED_OUT', summary: null }], 'block could-not-review review/could-not-review'],
    ['clean, but it failed', [{ conclusion: 'FAILURE' }], 'block could-not-review review/could-not-review'],
    ['findings', [{ summary: bad, conclusion: 'FAILURE' }], 'block findings review/findings'],
    ['in progress', [{ status: 'IN_PROGRESS', startedAt: '2026-11-21T11:30:00Z' }], 'block running review/running'],
    ['queued', [{ status: 'QUEUED', startedAt: null }], 'block running review/running'],
    ['clean, and running again', [{}, { status: 'QUEUED', startedAt: null }], 'block running review/running'],
    ['running, listed before clean', [{ status: 'QUEUED', startedAt: null }, {}], 'block running review/running'],
    [
      'stuck',
      [{ status: 'IN_PROGRESS', startedAt: '2026-11-20T11:30:00Z' }],
      'block could-not-review review/could-not-review',
    ],
    ['clean, then findings', [{}, { ...later, summary: bad }], 'block findings review/findings'],
    ['clean for another head', [{ summary: fenced(blockJson({ head: EARLIER })) }], 'block stale review/stale'],
    ['of another name', [{ name: 'review / security' }], 'block missing review/missing'],
    ['of another App', [{ app: { slug: 'mallory-reviewer', id: 902 } }], 'block missing review/missing'],
    ['of GitHub Actions', [{ app: { slug: 'github-actions', id: 15368 } }], 'block missing review/missing'],
    ['of no App', [{ app: null }], 'block missing review/missing'],
    [
      'of an App that took the slug over',
      [{ app: { slug: 'acme-reviewer', id: 7 } }],
      'block untrusted review/untrusted',
    ],
  ])('%s', (_name, runs, expected) => {
    expect(told({ text: CHECK, said: { checkRuns: runs.map(check) } })).toBe(expected);
  });

  it.each([
    ['FAILURE', 'its check failed and has no'],
    ['TIMED_OUT', 'its check timed out and has no'],
    ['CANCELLED', 'its check was cancelled and has no'],
    ['SUCCESS', 'its check has no'],
  ])('says how a run ended that says nothing: %s', (conclusion, expected) => {
    const { findings } = judged({ text: CHECK, said: { checkRuns: [check({ conclusion, summary: null })] } });
    expect(findings.map(({ message }) => message)).toEqual([
      `security gave no verdict: ${expected} \`gatehouse-review\` block`,
    ]);
  });
});

describe('what a run of a workflow uploaded', () => {
  const run = (text: string, parts: Partial<RunEvidence['run']> = {}): RunEvidence => ({
    text,
    run: {
      id: 1,
      workflowPath: '.github/workflows/review.yml',
      event: 'pull_request_target',
      onDefaultBranch: true,
      createdAt: '2026-11-21T08:00:00Z',
      url: 'https://github.com/acme/cluster/actions/runs/1',
      ...parts,
    },
  });
  const later = { createdAt: '2026-11-21T09:00:00Z' };
  it.each<[string, RunEvidence[], string]>([
    ['clean as JSON', [run(blockJson())], 'pass clean'],
    [
      'clean as JSON that says its kind',
      [run(JSON.stringify({ kind: 'gatehouse-review', ...JSON.parse(blockJson()) }))],
      'pass clean',
    ],
    ['clean as Markdown', [run(fenced(blockJson()))], 'pass clean'],
    ['a canary result', [run('{"kind":"gatehouse-canary"}')], 'block missing review/missing'],
    ['an empty file', [run('')], 'block could-not-review review/could-not-review'],
    ['clean for another head', [run(blockJson({ head: EARLIER }))], 'block stale review/stale'],
    [
      'clean of another workflow',
      [run(blockJson(), { workflowPath: '.github/workflows/ci.yml' })],
      'block missing review/missing',
    ],
    ['clean of another branch', [run(blockJson(), { onDefaultBranch: false })], 'block untrusted review/untrusted'],
    ['clean of another event', [run(blockJson(), { event: 'pull_request' })], 'block untrusted review/untrusted'],
    [
      'findings, then clean of another event',
      [run(blockJson(found(finding('a', 'high')))), run(blockJson(), { ...later, event: 'pull_request' })],
      'block findings review/findings',
    ],
    [
      'clean, then findings of another event',
      [run(blockJson()), run(blockJson(found(finding('a', 'high'))), { ...later, event: 'pull_request' })],
      'pass clean',
    ],
    ['findings, then clean', [run(blockJson(found(finding('a', 'high')))), run(blockJson(), later)], 'pass clean'],
  ])('%s', (_name, runs, expected) => {
    expect(told({ text: WORKFLOW, said: { runs } })).toBe(expected);
  });
});

describe('a SARIF file', () => {
  const rules = [
    { id: 'sqli', properties: { 'security-severity': '9.1' }, defaultConfiguration: { level: 'warning' } },
    { id: 'style', defaultConfiguration: { level: 'note' } },
  ];
  const at = (uri: string, startLine?: number) => [
    { physicalLocation: { artifactLocation: { uri }, region: startLine ? { startLine } : undefined } },
  ];
  const sarif = (run: object = {}, more: object = {}) =>
    JSON.stringify({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'scan', rules } },
          versionControlProvenance: [{ repositoryUri: 'https://github.com/acme/cluster', revisionId: HEAD }],
          invocations: [{ executionSuccessful: true }],
          results: [],
          ...run,
        },
      ],
      ...more,
    });
  const results = (...list: object[]) => sarif({ results: list });
  const text = { text: 'a message' };

  it.each<[string, string | null, string]>([
    ['none', null, 'block missing review/missing'],
    ['no results', sarif(), 'pass clean'],
    ['no invocations', sarif({ invocations: undefined }), 'pass clean'],
    ['an error', results({ ruleId: 'x', level: 'error', message: text }), 'block findings review/findings'],
    ['a warning by default', results({ ruleId: 'x', message: text }), 'block findings review/findings'],
    ['a note', results({ ruleId: 'x', level: 'note', message: text }), 'pass clean'],
    ['a note by its rule', results({ ruleId: 'style', message: text }), 'pass clean'],
    ['a note by index', results({ ruleIndex: 1, message: text }), 'pass clean'],
    [
      'a note that its own score makes critical',
      results({ ruleId: 'style', level: 'note', properties: { 'security-severity': '9.0' } }),
      'block findings review/findings',
    ],
    ['a level that is none', results({ ruleId: 'x', level: 'fatal' }), 'block findings review/findings'],
    ['a result that passes', results({ ruleId: 'x', kind: 'pass', level: 'error' }), 'pass clean'],
    [
      'a result for people to look at',
      results({ ruleId: 'x', kind: 'review', level: 'error' }),
      'block findings review/findings',
    ],
    ['a result that is gone', results({ ruleId: 'x', level: 'error', baselineState: 'absent' }), 'pass clean'],
    [
      'a result that the source suppresses',
      results({ ruleId: 'x', level: 'error', suppressions: [{ kind: 'inSource' }] }),
      'block findings review/findings',
    ],
    [
      'a run that failed',
      sarif({ invocations: [{ executionSuccessful: false }] }),
      'block could-not-review review/could-not-review',
    ],
    [
      'a run with an error of its tool',
      sarif({ invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'error' }] }] }),
      'block could-not-review review/could-not-review',
    ],
    [
      'a run with an error of its configuration',
      sarif({ invocations: [{ executionSuccessful: true, toolConfigurationNotifications: [{ level: 'error' }] }] }),
      'block could-not-review review/could-not-review',
    ],
    [
      'a run with a warning of its tool',
      sarif({ invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning' }] }] }),
      'pass clean',
    ],
    [
      'a run without a list of results',
      sarif({ results: undefined }),
      'block could-not-review review/could-not-review',
    ],
    ['a run whose results are null', sarif({ results: null }), 'block could-not-review review/could-not-review'],
    ['no runs', sarif({}, { runs: [] }), 'block could-not-review review/could-not-review'],
    ['another version', sarif({}, { version: '2.0.0' }), 'block could-not-review review/could-not-review'],
    ['a cut file', sarif().slice(0, -5), 'block could-not-review review/could-not-review'],
    ['another head', sarif({ versionControlProvenance: [{ revisionId: EARLIER }] }), 'block stale review/stale'],
    ['no head', sarif({ versionControlProvenance: undefined }), 'block untrusted review/untrusted'],
    [
      'one of two runs about another head',
      sarif(
        {},
        {
          runs: [
            ...JSON.parse(sarif()).runs,
            ...JSON.parse(sarif({ versionControlProvenance: [{ revisionId: EARLIER }] })).runs,
          ],
        },
      ),
      'block stale review/stale',
    ],
  ])('%s', (_name, file, expected) => {
    expect(told({ text: SARIF, said: { sarif: file } })).toBe(expected);
  });

  it('is read in time that does not multiply its rules by its results', () => {
    const rules = Array.from({ length: 20_000 }, (_, id) => ({ id: `rule-${id}` }));
    const list = Array.from({ length: 20_000 }, () => ({ ruleId: 'another', level: 'note' }));
    const file = sarif({ tool: { driver: { name: 'scan', rules } }, results: list });
    expect(told({ text: SARIF, said: { sarif: file } })).toBe('pass clean');
  });

  it('keeps place, rule and message', () => {
    const file = results(
      { ruleId: 'sqli', message: text, locations: at('src/a%20b.ts', 4) },
      { ruleId: 'sqli', locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] },
      { rule: { id: 'y' }, level: 'error' },
    );
    const withArtifacts = JSON.stringify({
      ...JSON.parse(file),
      runs: [{ ...JSON.parse(file).runs[0], artifacts: [{ location: { uri: './src/b.ts' } }] }],
    });
    expect(
      judged({ text: SARIF, said: { sarif: withArtifacts } }).findings.map(({ fix: _fix, ...rest }) => rest),
    ).toEqual([
      { rule: 'review/findings', path: 'src/a b.ts', line: 4, message: 'critical (scanner, sqli#1): a message' },
      {
        rule: 'review/findings',
        path: 'src/b.ts',
        line: null,
        message: 'critical (scanner, sqli#2): rule sqli was not met',
      },
      { rule: 'review/findings', path: null, line: null, message: 'high (scanner, y#1): rule y was not met' },
    ]);
  });
});
