import { expect, test } from 'vitest';
import { PLACEHOLDER } from '../../init/files/source.ts';
import { gateWorkflow, signalWorkflow, sweepWorkflow } from '../../init/files/workflows.ts';
import { readWorkflow } from '../../workflows/read.ts';
import { workflowChecks } from './workflows.ts';

const GATE = gateWorkflow(PLACEHOLDER).replace('mode: dry-run', 'mode: act');
const SWEEP = sweepWorkflow(PLACEHOLDER, 'main').replace('mode: dry-run', 'mode: act');
const SIGNAL = signalWorkflow(PLACEHOLDER);

const troubles = (...texts: readonly string[]) =>
  workflowChecks(
    texts.flatMap((text, at) => readWorkflow(`${at}.yml`, text) ?? []),
    { branch: 'main', mergeQueue: true },
  ).flatMap(({ name, ok, message }) => (ok === true ? [] : [`${name} ${ok}: ${message}`]));

test.each<[string, string, string[]]>([
  ['as it should be', GATE, []],
  ['for this branch', GATE.replace('    types:', '    branches: [main]\n    types:'), []],
  [
    'for another branch',
    GATE.replace('    types:', '    branches: [next]\n    types:'),
    [
      'workflow/gate-triggers false: 0.yml does not run for every pull request into main; the others never get a status',
    ],
  ],
  [
    'by the file of the head',
    GATE.replace('pull_request_target:', 'pull_request:'),
    [
      "workflow/gate-triggers false: 0.yml does not run on pull_request_target: the head's own file would decide what runs, or nothing runs",
    ],
  ],
  [
    'deaf to the queue',
    GATE.replace('  merge_group:\n', ''),
    ['workflow/gate-triggers false: 0.yml does not run on merge_group, so the merge queue waits for ever'],
  ],
  [
    'types by default',
    GATE.replace(/ {4}types:.*\n/, ''),
    [
      'workflow/gate-triggers false: 0.yml does not run when a pull request is opened, synchronize, reopened, edited, labeled, unlabeled, ready_for_review',
    ],
  ],
  [
    'a mode that an expression gives',
    GATE.replace('mode: act', 'mode: ${' + '{ vars.MODE }}'),
    ['workflow/gate-mode null: 0.yml runs with mode: ${' + '{ vars.MODE }}'],
  ],
  ['everything granted', GATE.replace(/ {4}permissions:\n( {6}.*\n)+/, '    permissions: write-all\n'), []],
  [
    'nothing granted',
    GATE.replace(/ {4}permissions:\n( {6}.*\n)+/, ''),
    [
      'workflow/gate-permissions false: 0.yml does not grant contents: write, pull-requests: write, statuses: write, issues: write, checks: read, actions: read: no run starts',
    ],
  ],
  [
    'a tag for a pin',
    GATE.replace(PLACEHOLDER.commit, 'v1.0.0'),
    [
      'workflow/gate-pin false: 0.yml uses OWNER/gatehouse/.github/workflows/gate.yml@v1.0.0: whoever moves v1.0.0 decides what runs',
    ],
  ],
  [
    'the actions by themselves',
    `on: pull_request_target\njobs: { a: { steps: [{ uses: OWNER/gatehouse/actions/gate@${PLACEHOLDER.commit} }] } }\n`,
    ['workflow/gate null: a workflow uses the actions without gate.yml'],
  ],
])('gate.yml: %s', (_name, gate, expected) => {
  expect(troubles(gate, SWEEP, SIGNAL)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    'without a clock',
    SWEEP.replace(/ {2}schedule:\n.*\n/, ''),
    ['workflow/sweep-triggers false: 1.yml does not run on schedule'],
  ],
  [
    'deaf to reviews',
    SWEEP.replace('[signal]', '[review]'),
    ['workflow/sweep-triggers false: 1.yml does not wait for the workflow signal'],
  ],
])('sweep.yml: %s', (_name, sweep, expected) => {
  expect(troubles(GATE, sweep, SIGNAL)).toEqual(expected);
});
