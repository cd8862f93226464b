import { expect, test } from 'vitest';
import { readRollbackInputs } from './inputs.ts';

const ID = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
const GIVEN = {
  token: 't',
  'registry-username': 'octocat',
  'trusted-realms': 'ghcr.io',
  policy: '.github/gatehouse.yml',
  strategy: 'set',
  target: 'previous',
  'dry-run': 'true',
};

type Given = Readonly<Record<string, string>>;

const read = (more: Given) => {
  const all: Given = { ...GIVEN, ...more };
  return readRollbackInputs((name) => all[name] ?? '');
};

test.each<[Given, object]>([
  [{}, { set: '', target: { kind: 'previous' } }],
  [
    { target: ` ${ID}\n`, set: 'web' },
    { set: 'web', target: { kind: 'revision', revision: ID } },
  ],
  [{ target: `at-commit: ${ID}` }, { set: '', target: { kind: 'at-commit', commit: ID } }],
  [{ strategy: 'revert', 'pull-request': '12', set: 'web' }, { merged: { pullRequest: 12 } }],
  [{ strategy: 'revert', 'merge-commit': ID, target: '' }, { merged: { mergeCommit: ID } }],
])('%j is understood', (given, wish) => {
  expect(read(given).wish).toEqual(wish);
});

test.each<[Given, string, string]>([
  [
    { target: '1a2b3c4' },
    "Input 'target' is '1a2b3c4', and no target: it has 7 of the 40 digits of a commit id, and what is short may stand for several.",
    'Name all 40 digits; `git rev-parse 1a2b3c4` prints them.',
  ],
  [
    { target: 'v1\n::error::x' },
    "Input 'target' is 'v1\\n::error::x', and no target: it is no full commit id, and names of branches and tags are not taken, for they move.",
    'Name `previous`, all 40 digits of the commit that the images were built from, or `at-commit:` and those of a commit of the default branch; `git rev-parse` prints them.',
  ],
  [
    { 'pull-request': '12' },
    "Input 'pull-request' is given, and the strategy is 'set'.",
    "Set 'strategy' to revert to undo a merged change; leave 'pull-request' empty to take an image set back.",
  ],
  [
    { 'merge-commit': ID, target: ID },
    "Input 'merge-commit' is given, and the strategy is 'set'.",
    "Set 'strategy' to revert to undo a merged change; leave 'merge-commit' empty to take an image set back.",
  ],
  [
    { strategy: 'revert', 'pull-request': '12', target: ID },
    `Input 'target' is '${ID}', and the strategy 'revert' has none.`,
    "Leave 'target' at `previous` to undo a merged change; set 'strategy' to set to take an image set back.",
  ],
  [
    { strategy: 'revert' },
    "The strategy 'revert' undoes what 'pull-request' or 'merge-commit' names, and neither of them is given.",
    "Set 'pull-request' to its number, or 'merge-commit' to the commit that it became on the default branch.",
  ],
  [
    { strategy: 'revert', 'pull-request': '12', 'merge-commit': ID },
    "The strategy 'revert' undoes what 'pull-request' or 'merge-commit' names, and both are given.",
    "Set 'pull-request' to its number, or 'merge-commit' to the commit that it became on the default branch.",
  ],
  [
    { strategy: 'revert', 'merge-commit': ID.toUpperCase() },
    `Input 'merge-commit' is '${ID.toUpperCase()}', which is no full commit id.`,
    "Set 'merge-commit' to all of its 40 digits, in lower case; `git rev-parse` prints them.",
  ],
  [{ 'dry-run': 'no' }, "Input 'dry-run' is 'no'.", "Set 'dry-run' to true or false."],
])('%j is refused', (given, message, fix) => {
  expect(() => read(given)).toThrow(expect.objectContaining({ code: 'invalid-input', message, fix }));
});
