import { expect, test } from 'vitest';
import { covers, readWorkflow, type Trigger } from './read.ts';

const triggers = (on: string) => [...(readWorkflow('x', `on: ${on}\n`)?.triggers ?? [])];
const trigger = (parts: Partial<Trigger> = {}): Trigger => ({
  types: null,
  filtered: false,
  branches: null,
  workflows: [],
  ...parts,
});

test.each<[string, string, [string, Trigger][]]>([
  ['one event', 'push', [['push', trigger()]]],
  [
    'a list',
    '[push, pull_request]',
    [
      ['push', trigger()],
      ['pull_request', trigger()],
    ],
  ],
  ['one without more', '{ merge_group: }', [['merge_group', trigger()]]],
  [
    'types, one alone too',
    '{ a: { types: [x, y] }, b: { types: x } }',
    [
      ['a', trigger({ types: ['x', 'y'] })],
      ['b', trigger({ types: ['x'] })],
    ],
  ],
  ['filters', '{ pull_request: { paths: [a] } }', [['pull_request', trigger({ filtered: true })]]],
  ['a schedule', '{ schedule: [{ cron: "1 * * * *" }] }', [['schedule', trigger()]]],
  [
    'other workflows',
    '{ workflow_run: { workflows: [signal] } }',
    [['workflow_run', trigger({ workflows: ['signal'] })]],
  ],
])('%s', (_name, on, expected) => {
  expect(triggers(on)).toEqual(expected);
});

test('jobs: what they call, with what, and what they may do', () => {
  const read = readWorkflow(
    'x',
    `name: gate
permissions: read-all
jobs:
  a:
    name: the gate
    permissions: { contents: write }
    uses: o/r/.github/workflows/gate.yml@main
    with: { mode: dry-run }
  b:
    strategy: { matrix: { node: [20] } }
    steps: [{ run: x }, { uses: actions/checkout@v4 }]
`,
  );
  expect(read?.jobs).toEqual([
    {
      id: 'a',
      name: 'the gate',
      uses: ['o/r/.github/workflows/gate.yml@main'],
      calls: true,
      inputs: new Map([['mode', 'dry-run']]),
      permissions: new Map([['contents', 'write']]),
      matrix: false,
    },
    {
      id: 'b',
      name: null,
      uses: ['actions/checkout@v4'],
      calls: false,
      inputs: new Map(),
      permissions: 'read-all',
      matrix: true,
    },
  ]);
});

test.each(['', 'a: b: c', '- a\n', 'text'])('no workflow: %j', (source) => {
  expect(readWorkflow('x', source)).toBeNull();
});

test.each<[Partial<Trigger>, boolean]>([
  [{}, true],
  [{ branches: ['main', 'next'] }, true],
  [{ branches: ['next'] }, false],
  [{ filtered: true, branches: ['main'] }, false],
])('%j covers main: %s', (parts, expected) => {
  expect(covers(trigger(parts), 'main')).toBe(expected);
});
