import { describe, expect, test } from 'vitest';
import { runActionlint, runZizmor } from './lint/linters.ts';
import { copiedFiles, type Files, ourFiles, ourFilesByPath, scratchRepository } from './lint/subjects.ts';

/** Every line of every file with its place, `path:line`. */
const lines = (files: Files): [string, string][] =>
  files.flatMap(([path, text]) =>
    text.split('\n').map((line, index): [string, string] => [`${path}:${index + 1}`, line]),
  );

/** What actionlint does not know of what GitHub knows: `uses: $/…`, and how many runs may wait. Once for each, it may say so. */
function unknownToActionlint(files: Files): string[] {
  const formats = '"{owner}/{repo}@{ref}" or "{owner}/{repo}/{path}@{ref}"';
  const keys = 'expected one of "cancel-in-progress", "group"';
  return lines(files).flatMap(([place, line]) => {
    const target = /^\s+(?:- )?uses: (\$\/\S+)$/.exec(line)?.[1];
    if (target !== undefined) {
      const message = `specifying action "${target}" in invalid format because ref is missing. available formats are ${formats}`;
      return [`${place} action: ${message}`];
    }
    const queue = /^\s+queue: max(?: #.*)?$/.test(line);
    return queue ? [`${place} syntax-check: unexpected key "queue" for "concurrency" section. ${keys}`] : [];
  });
}

describe('our workflows and actions', () => {
  test('actionlint has nothing to say, but that it does not know `$/` and `queue`', () => {
    expect(runActionlint(scratchRepository(ourFiles()))).toEqual(unknownToActionlint(ourFiles()));
  });

  test('actionlint follows into our actions and has nothing to say', () => {
    expect(runActionlint(scratchRepository(ourFilesByPath()))).toEqual(unknownToActionlint(ourFilesByPath()));
  });

  test('zizmor has nothing to say', () => {
    expect(runZizmor(scratchRepository(ourFiles()))).toEqual([]);
  });
});

const WORKFLOWS = ['gate', 'sweep', 'signal', 'promote', 'rollback', 'prune', 'freshness', 'rehearse'].map(
  (name) => `${name}-md`,
);
const ACTIONS = [
  ...['diff-scope', 'risk', 'context-pack', 'quality-gate'].map((name) => `actions-${name}`),
  ...['gate', 'auto-merge', 'sweep'].map((name) => `actions-${name}`),
  ...['promote', 'record-promotion', 'rollback', 'prune', 'freshness', 'rehearse'].map((name) => `actions-${name}`),
];

describe('workflows that pages tell people to copy', () => {
  test('there are some on each page that has to show one', () => {
    const names = copiedFiles().map(([path]) => path);
    for (const page of [...WORKFLOWS, ...ACTIONS, 'docs-adopt', 'docs-quality-gate', 'docs-context-pack']) {
      expect(names).toContainEqual(expect.stringContaining(page));
    }
  });

  test('actionlint has nothing to say', () => {
    const said = runActionlint(scratchRepository(copiedFiles()));
    expect([...said].sort()).toEqual(unknownToActionlint(copiedFiles()).sort());
  });

  test('zizmor has nothing to say', () => {
    expect(runZizmor(scratchRepository(copiedFiles()))).toEqual([]);
  });
});

test('every inline ignore is needed, and says beside it why', () => {
  const files = [...ourFiles(), ...copiedFiles()];
  const ignores = lines(files).flatMap(([place, line]) => {
    const [, rule, reason = ''] = /# zizmor: ignore\[([\w-]+)\](.*)$/.exec(line) ?? [];
    return rule === undefined ? [] : [{ what: `${place} ${rule}`, reason }];
  });
  for (const { reason } of ignores) expect(reason).toMatch(/^ \w+( \S+){3,}$/);
  const complaints = runZizmor(scratchRepository(files), '--no-ignores');
  expect(complaints.map((text) => text.split(': ')[0]).sort()).toEqual(ignores.map(({ what }) => what).sort());
});

describe('the linters see', () => {
  const broken = (files: Files, from: RegExp, to: string): string =>
    scratchRepository(files.map(([path, text]) => [path, text.replace(from, to)]));

  test.each([
    ['an input that an action does not have', / {10}policy: /, '          polizy: ', 'input "polizy" is not defined'],
    ['an output that an action does not have', /steps\.gate\.outputs\.verdict/, 'steps.gate.outputs.none', '"none"'],
    ['an event that does not exist', /pull_request:/, 'pull_requests:', 'unknown Webhook event'],
  ])('%s (actionlint)', (_name, from, to, said) => {
    expect(runActionlint(broken(ourFilesByPath(), from, to))).toContainEqual(expect.stringContaining(said));
  });

  test.each([
    ['a permission without its reason', /pull-requests: read # .*/, 'pull-requests: read', 'undocumented-permissions'],
    ['an action that is not pinned', /@[0-9a-f]{40}/, '@v6', 'unpinned-uses'],
    ['text of others in a shell', /run: npm test/, `run: echo \${{ github.head_ref }}`, 'template-injection'],
  ])('%s (zizmor)', (_name, from, to, said) => {
    expect(runZizmor(broken(ourFiles(), from, to))).toContainEqual(expect.stringContaining(said));
  });
});
