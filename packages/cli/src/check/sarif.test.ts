import type { Verdict } from '@gatehouse/policy';
import { VERSION } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { sarifLog } from './sarif.ts';

const finding = (rule: string, path: string | null, line: number | null) => ({
  rule,
  path,
  line,
  message: `what ${rule} says`,
  fix: 'Do this.',
});

function verdict(outcome: Verdict['outcome'], ...findings: Verdict['findings']): Verdict {
  return {
    schema: 1,
    tool: 'gatehouse@0',
    gate: 'diff-scope',
    outcome,
    summary: 'One sentence.',
    repository: null,
    pullRequest: null,
    author: null,
    enforced: true,
    baseRef: null,
    baseTip: null,
    base: 'a'.repeat(40),
    head: 'b'.repeat(40),
    policy: 'default',
    policyCommit: null,
    bumps: [],
    findings,
    unchecked: ['tag-digest'],
  };
}

test('findings are results with places a viewer can open', () => {
  const log = sarifLog(
    verdict(
      'block',
      finding('scope/a', 'd r/ü#.yaml', 7),
      finding('scope/b', null, null),
      finding('scope/a', 'x', null),
    ),
  );
  expect(log).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gatehouse', version: VERSION, rules: [{ id: 'scope/a' }, { id: 'scope/b' }] } },
        invocations: [{ executionSuccessful: true }],
        results: [
          {
            ruleId: 'scope/a',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'what scope/a says. Do this.' },
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'd%20r/%C3%BC%23.yaml' }, region: { startLine: 7 } } },
            ],
          },
          {
            ruleId: 'scope/b',
            ruleIndex: 1,
            level: 'error',
            message: { text: 'what scope/b says. Do this.' },
          },
          {
            ruleId: 'scope/a',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'what scope/a says. Do this.' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'x' } } }],
          },
        ],
        properties: {
          outcome: 'block',
          summary: 'One sentence.',
          base: 'a'.repeat(40),
          head: 'b'.repeat(40),
          unchecked: ['tag-digest'],
        },
      },
    ],
  });
});

test('advice is a note', () => {
  const [run] = sarifLog(verdict('skip', finding('scope/a', 'x', 1))).runs;
  expect(run?.results.map(({ level }) => level)).toEqual(['note']);
});

test('what could not be decided is a failed invocation without results', () => {
  const [run] = sarifLog(verdict('error', finding('error/shallow', null, null))).runs;
  expect(run?.results).toEqual([]);
  expect(run?.invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', descriptor: { id: 'error/shallow' }, message: { text: 'what error/shallow says. Do this.' } },
      ],
    },
  ]);
});
