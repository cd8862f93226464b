import { createHash } from 'node:crypto';
import { type Change, type ChangedFile, type FileSide, locate, proveChange } from '@gatehouse/bumps';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change } from '../testing.ts';
import { recogniseRollback, rollbackQuestions } from './recognise-rollback.ts';
import type { PastState, Rollback } from './rollback.ts';

/** A repository at one commit: texts by path. */
type Tree = Readonly<Record<string, string>>;

const encode = (text: string) => new TextEncoder().encode(text);
const oidOf = (text: string) =>
  createHash('sha1')
    .update(`blob ${encode(text).length}\0`)
    .update(text)
    .digest('hex');
const sideOf = (text: string | undefined, mode = '100644'): FileSide | null =>
  text === undefined ? null : { mode, oid: oidOf(text), bytes: encode(text), size: encode(text).length };
const commitOf = (age: number) => `${age}`.padStart(40, 'e');

/** What differs between the newest of `history` and `head`. */
function changeTo(
  history: readonly Tree[],
  head: Tree,
  edit: (file: ChangedFile) => ChangedFile = (file) => file,
): Change {
  const [base = {}] = history;
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter((path) => base[path] !== head[path]);
  const files = paths.map((path) =>
    edit({
      path,
      pathIsText: true,
      before: sideOf(base[path]),
      after: sideOf(head[path]),
      baseTipOid: sideOf(base[path])?.oid ?? null,
    }),
  );
  return change({ files, baseTip: commitOf(0), base: commitOf(0) });
}

function statesOf(history: readonly Tree[], { files }: Change): PastState[] {
  return history.map((tree, age) => ({
    commit: commitOf(age),
    firstParent: age + 1 < history.length ? commitOf(age + 1) : null,
    blobs: files.map(({ path }) => (tree[path] === undefined ? null : oidOf(tree[path]))),
  }));
}

interface Told {
  readonly edit?: (file: ChangedFile) => ChangedFile;
  readonly states?: (states: PastState[]) => PastState[];
  readonly blobs?: (oids: readonly string[]) => readonly string[];
}

/** Asks and answers as the edge does: only what the questions name is read. */
function recognise(history: readonly Tree[], head: Tree, told: Told = {}): Rollback | null {
  const to = changeTo(history, head, told.edit);
  const states = (told.states ?? ((all) => all))(statesOf(history, to));
  const input = { change: to, proof: proveChange(to, locate), locate, states };
  const asked = rollbackQuestions(input);
  const texts = new Map(history.flatMap((tree) => Object.values(tree)).map((text) => [oidOf(text), encode(text)]));
  const read = (told.blobs ?? ((oids) => oids))(asked.blobs);
  return recogniseRollback({
    ...input,
    blobs: new Map(read.flatMap((oid) => (texts.has(oid) ? [[oid, texts.get(oid) ?? encode('')] as const] : []))),
    changedPaths: new Map(
      asked.commits.map((oid) => [oid, changedBy(history, Number.parseInt(oid.replaceAll('e', ''), 10))]),
    ),
  });
}

function changedBy(history: readonly Tree[], age: number): readonly string[] {
  const [now = {}, then = {}] = [history[age], history[age + 1]];
  return [...new Set([...Object.keys(now), ...Object.keys(then)])].filter((path) => now[path] !== then[path]);
}

const digest = (digit: number) => `sha256:${`${digit}`.repeat(64)}`;
const pod = (...images: readonly string[]) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${images.map((image, at) => `    - name: c${at}\n      image: ${image}\n`).join('')}`;
const app = (version: number | string) => `ghcr.io/acme/app:${version}.0.0`;
const set = (one: number, two: number) => ({
  'a.yaml': pod(`ghcr.io/acme/api:main@${digest(one)}`),
  'b.yaml': pod(`ghcr.io/acme/web:main@${digest(two)}`, 'redis:7.0.0'),
});
const HOLD = '.github/gatehouse/holds/acme.yml';
const hold = (refuses: readonly number[], more = '') =>
  `version: 1\nset: acme\nrefuses: [${refuses.map((digit) => `"${digest(digit)}"`).join(', ')}]\nreason: it fails\n${more}`;
const FIX = 'f'.repeat(40);
const reached = (age: number, beside: string | null = null) => ({ kind: 'state', commit: commitOf(age), hold: beside });

describe('a state of the past', () => {
  const versions = [3, 2, 1].map((version) => ({ 'a.yaml': pod(app(version)) }));
  it.each<[string, readonly Tree[], Tree, object | null]>([
    ['the last one', versions, { 'a.yaml': pod(app(2)) }, reached(1)],
    ['an earlier one', versions, { 'a.yaml': pod(app(1)) }, reached(2)],
    ['a version that never was', versions, { 'a.yaml': pod(app('1.5')) }, null],
    ['a version that rises', versions, { 'a.yaml': pod(app(4)) }, null],
    ['a set of digests', [set(3, 4), set(1, 2)], set(1, 2), reached(1)],
    ['a set with one digest that is not of that state', [set(3, 4), set(1, 2)], set(1, 5), null],
    ['a mix of two states', [set(5, 6), set(3, 4), set(1, 2)], set(1, 4), null],
    ['one file of a set', [set(3, 4), set(1, 2)], { ...set(3, 4), 'a.yaml': set(1, 2)['a.yaml'] }, reached(1)],
    [
      'one of two places of an image',
      [{ 'a.yaml': pod(app(2), app(2)) }, { 'a.yaml': pod(app(1), app(1)) }],
      { 'a.yaml': pod(app(1), app(2)) },
      null,
    ],
    [
      'a file that was edited since, another container first',
      [{ 'a.yaml': pod('redis:7.0.0', app(2)) }, { 'a.yaml': pod('redis:7.0.0', app(1)) }, { 'a.yaml': pod(app(1)) }],
      { 'a.yaml': pod('redis:7.0.0', app(1)) },
      reached(1),
    ],
    [
      'where every place moved since',
      [{ 'a.yaml': pod('redis:7.0.0', app(2)) }, { 'a.yaml': pod(app(1)) }],
      { 'a.yaml': pod('redis:7.0.0', app(1)) },
      reached(1),
    ],
    [
      'and an unrelated bump',
      [set(3, 4), set(1, 2)],
      { ...set(1, 2), 'b.yaml': set(1, 2)['b.yaml'].replace('7.0.0', '6.0.0') },
      null,
    ],
    [
      'and an unrelated file',
      [
        { ...set(3, 4), 'c.txt': 'a' },
        { ...set(1, 2), 'c.txt': 'a' },
      ],
      { ...set(1, 2), 'c.txt': 'b' },
      null,
    ],
    [
      'and an unrelated line',
      [set(3, 4), set(1, 2)],
      { ...set(1, 2), 'a.yaml': `${set(1, 2)['a.yaml']}# more\n` },
      null,
    ],
    ['a file that was not there', [{ 'a.yaml': pod(app(2)) }, {}], { 'a.yaml': pod(app(1)) }, null],
    ['forward again, to what was rolled back', [set(1, 2), set(3, 4), set(1, 2)], set(3, 4), null],
    ['back, after it went forward again', [set(3, 4), set(1, 2), set(3, 4), set(1, 2)], set(1, 2), reached(1)],
    [
      'one of two places, where there was one',
      [{ 'a.yaml': pod(app(2), app(2)) }, { 'a.yaml': pod(app(1)) }],
      { 'a.yaml': pod(app(1), app(2)) },
      null,
    ],
    ['an empty change', [set(3, 4), set(1, 2)], set(3, 4), null],
    ['nothing of the past', [set(3, 4)], set(1, 2), null],
  ])('%s', (_what, history, head, expected) => {
    expect(recognise(history, head)).toEqual(expected);
  });

  it.each<[string, Told, object | null]>([
    ['as it is', {}, reached(1)],
    [
      'a side branch',
      { states: ([tip, ...older]) => (tip === undefined ? [] : [{ ...tip, firstParent: commitOf(9) }, ...older]) },
      null,
    ],
    ['a history of another tip', { states: ([, ...older]) => older }, null],
    ['a history that was not read', { states: () => [] }, null],
    [
      'paths that are not counted alike',
      { states: (all) => all.map((state) => ({ ...state, blobs: state.blobs.slice(1) })) },
      null,
    ],
    [
      'a path more than the change has',
      { states: (all) => all.map((state) => ({ ...state, blobs: [...state.blobs, null] })) },
      null,
    ],
    ['blobs that were not read', { blobs: () => [] }, null],
    ['a base that went on', { edit: (file) => ({ ...file, baseTipOid: '9'.repeat(40) }) }, null],
    ['another mode', { edit: (file) => ({ ...file, after: file.after && { ...file.after, mode: '100755' } }) }, null],
    [
      'a symbolic link',
      { edit: (file) => ({ ...file, after: file.after && { ...file.after, mode: '120000' } }) },
      null,
    ],
    ['a rename', { edit: (file) => ({ ...file, renamedFrom: 'z.yaml' }) }, null],
  ])('%s', (_what, told, expected) => {
    const history = [set(3, 4), set(1, 2), set(7, 8)];
    const head = { 'a.yaml': pod(`ghcr.io/acme/api:main@${digest(1)}`), 'b.yaml': set(1, 2)['b.yaml'] };
    // At the state itself other lines differ, so that its blobs must be read.
    const past = history.map((tree, age) => (age === 1 ? { ...tree, 'a.yaml': `${tree['a.yaml']}# then\n` } : tree));
    expect(recognise(past, head, told)).toEqual(expected);
  });
});

it('any past: what moves was so at one commit, all of it, and what stands now was not there before', () => {
  const IMAGES = ['api', 'web', 'job'];
  // No digest is of two images, since an exchange is no bump.
  const state = fc.tuple(...IMAGES.map((_, image) => fc.integer({ min: 1, max: 3 }).map((value) => image * 3 + value)));
  const tree = (values: readonly number[], together: boolean): Tree => {
    const lines = IMAGES.map((name, image) => `ghcr.io/acme/${name}:main@${digest(values[image] ?? 0)}`);
    return together
      ? { 'a.yaml': pod(...lines) }
      : Object.fromEntries(lines.map((line, at) => [`${at}.yaml`, pod(line)]));
  };
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), state, fc.boolean(), (past, head, together) => {
      const [base = head] = past;
      const moved = head.flatMap((value, image) => (value === base[image] ? [] : [image]));
      const were = (values: readonly number[]) =>
        past.map((then) => moved.every((image) => then[image] === values[image]));
      const reaches = moved.length === 0 ? -1 : were(head).indexOf(true);
      const forward = were(base).lastIndexOf(true) > were(head).lastIndexOf(true);
      const history = past.map((values) => tree(values, together));
      expect(recognise(history, tree(head, together))).toEqual(reaches < 0 || forward ? null : reached(reaches));
    }),
    { numRuns: 300 },
  );
});

it('is no state with a supporting edit beside it', () => {
  const history = [set(3, 4), set(1, 2)];
  const to = changeTo(history, set(1, 2));
  const proof = proveChange(to, locate);
  const input = { change: to, locate, states: statesOf(history, to), blobs: new Map(), changedPaths: new Map() };
  const edits = [{ edit: 'e', path: 'a.yaml', line: 1, message: 'm' }];
  expect([recogniseRollback({ ...input, proof }), recogniseRollback({ ...input, proof: { ...proof, edits } })]).toEqual(
    [reached(1), null],
  );
});

describe('the hold beside it', () => {
  const history = [set(3, 4), set(1, 2)];
  const beside = (before: string | null, after: string | null, path = HOLD) =>
    recognise(
      before === null ? history : history.map((tree) => ({ ...tree, [path]: before })),
      after === null ? set(1, 2) : { ...set(1, 2), [path]: after },
    );
  it.each<[string, string | null, string | null, boolean]>([
    ['added', null, hold([3, 4]), true],
    ['added, of a part', null, hold([3]), true],
    [
      'added, with all it may say',
      null,
      hold([3], `revision: ${'a'.repeat(40)}\nuntil: 2027-01-01\nfixed-by: ${FIX}\n`),
      true,
    ],
    ['added, refusing what was never there', null, hold([3, 9]), false],
    ['added, refusing what it goes to', null, hold([1]), false],
    ['added, refusing nothing', null, hold([]), false],
    ['replaced by one that refuses more', hold([9]), hold([9, 3, 4]), true],
    ['replaced by one that refuses less', hold([9, 8]), hold([9, 3]), false],
    ['replaced by one that refuses what it goes to', hold([1]), hold([1, 3]), false],
    ['replaced by one that ends earlier', hold([9], 'until: 2027-01-02\n'), hold([9, 3], 'until: 2027-01-01\n'), false],
    ['replaced by one that ends where none did', hold([9]), hold([9, 3], 'until: 2027-01-01\n'), false],
    ['replaced by one that lasts longer', hold([9], 'until: 2027-01-01\n'), hold([9, 3], 'until: 2027-01-02\n'), true],
    ['replaced by one without end', hold([9], 'until: 2027-01-01\n'), hold([9, 3]), true],
    ['replaced by one that a release lifts', hold([9]), hold([9, 3], `fixed-by: ${FIX}\n`), false],
    ['replaced by one that no release lifts', hold([9], `fixed-by: ${FIX}\n`), hold([9, 3]), true],
    [
      'replaced by one that refuses another revision',
      hold([9], `revision: ${'a'.repeat(40)}\n`),
      hold([9, 3], `revision: ${'b'.repeat(40)}\n`),
      false,
    ],
    [
      'replaced by one that refuses another revision too',
      hold([9], `revision: ${'a'.repeat(40)}\n`),
      hold([9, 3], `revision: [${'b'.repeat(40)}, ${'a'.repeat(40)}]\n`),
      true,
    ],
    ['added, fixed by what is no commit', null, hold([3], 'fixed-by: 2.0.1\n'), false],
    ['in place of what was none', 'version: 1\n', hold([3, 4]), false],
    ['deleted', hold([9]), null, false],
    ['of another set than its name says', null, hold([3]).replace('set: acme', 'set: other'), false],
    ['with a key that is unknown', null, hold([3], 'allow: all\n'), false],
    ['that is no hold', null, 'a: 1\n', false],
    ['that readers take differently', null, `${hold([3])}version: 2\n`, false],
    ['with a second document', null, `${hold([3])}---\n${hold([3])}`, false],
    ['with a forbidden character', null, hold([3], '# \u202e\n'), false],
  ])('%s', (_what, before, after, valid) => {
    expect(beside(before, after)).toEqual(valid ? reached(1, HOLD) : null);
  });

  const three = [set(5, 6), set(3, 4), set(1, 2), set(7, 8)];
  it.each<[string, readonly Tree[], Tree, readonly number[], object | null]>([
    ['what it goes back over', three, set(1, 2), [5, 6, 3, 4], reached(2, HOLD)],
    [
      'what it goes back over, of one image that moves',
      three,
      { ...three[0], 'a.yaml': set(1, 2)['a.yaml'] },
      [5, 3],
      reached(2, HOLD),
    ],
    [
      'what it goes back over, of an image that does not move',
      three,
      { ...three[0], 'a.yaml': set(1, 2)['a.yaml'] },
      [5, 4],
      null,
    ],
    ['what was before that', three, set(1, 2), [5, 6, 7], null],
    ['what it does not go back to', three, set(3, 4), [5, 6, 1], null],
    ['what was there before and since', [set(5, 6), set(1, 2), set(3, 4), set(1, 2)], set(1, 2), [5, 6, 3], null],
  ])('that refuses %s', (_what, past, head, refuses, expected) => {
    expect(recognise(past, { ...head, [HOLD]: hold(refuses) })).toEqual(expected);
  });

  it.each([
    '.github/gatehouse/holds/acme.yaml',
    '.github/gatehouse/holds/sub/acme.yml',
    '.github/gatehouse/holds/.yml',
    '.github/gatehouse/holds/ACME.yml',
    '.github/gatehouse.yml',
    'holds/acme.yml',
  ])('not as %s', (path) => {
    expect(beside(null, hold([3, 4]), path)).toBeNull();
  });

  it('once', () => {
    const two = { [HOLD]: hold([3]), [HOLD.replace('acme', 'web')]: hold([4]).replace('acme', 'web') };
    expect(recognise(history, { ...set(1, 2), ...two })).toBeNull();
  });

  it('not alone', () => {
    expect(recognise(history, { ...set(3, 4), [HOLD]: hold([3]) })).toBeNull();
  });

  it('not without what it is of', () => {
    const held = history.map((tree) => ({ ...tree, [HOLD]: hold([9]) }));
    expect(recognise(held, { ...set(3, 4), [HOLD]: hold([9], '# the same\n') })).toBeNull();
  });

  it('not as a program', () => {
    const edit = (file: ChangedFile) => (file.path === HOLD ? { ...file, after: sideOf(hold([3]), '100755') } : file);
    expect(recognise(history, { ...set(1, 2), [HOLD]: hold([3]) }, { edit })).toBeNull();
  });
});

describe('undoing one commit', () => {
  const config = (value: string) => `kind: ConfigMap\ndata: { a: ${value} }\n`;
  const undone = (age: number) => ({ kind: 'inverse', commit: commitOf(age), hold: null });
  const now = { 'a.yaml': config('2'), 'b.txt': 'new', 'd.txt': 'd' };
  const then = { 'a.yaml': config('1'), 'c.txt': 'gone', 'd.txt': 'd' };
  it.each<[string, readonly Tree[], Tree, object | null]>([
    ['a file changed, one added, one deleted', [now, then], then, undone(0)],
    [
      'further back, where nothing came after',
      [{ ...now, 'd.txt': 'e' }, now, then],
      { ...then, 'd.txt': 'e' },
      undone(1),
    ],
    ['where something came after', [{ ...now, 'a.yaml': config('3') }, now, then], then, null],
    ['a part of it', [now, then], { ...then, 'b.txt': 'new' }, null],
    ['and more', [now, then], { ...then, 'd.txt': 'more' }, null],
    ['with one byte that is not of it', [now, then], { ...then, 'a.yaml': config('"1"') }, null],
    ['two commits at once', [now, { ...now, 'a.yaml': config('1') }, then], then, null],
    ['a commit that only took the base back', [then, now, then], now, null],
    ['the first commit', [now], {}, null],
    ['a commit that added a hold: it stays', [{ ...now, [HOLD]: hold([3]) }, then], then, null],
  ])('%s', (_what, history, head, expected) => {
    expect(recognise(history, head)).toEqual(expected);
  });

  it.each<[string, Told]>([
    [
      'a program',
      { edit: (file) => (file.after === null ? file : { ...file, after: { ...file.after, mode: '100755' } }) },
    ],
    [
      'a link',
      { edit: (file) => (file.after === null ? file : { ...file, after: { ...file.after, mode: '120000' } }) },
    ],
    ['a base that went on', { edit: (file) => ({ ...file, baseTipOid: '9'.repeat(40) }) }],
  ])('not with %s', (_what, told) => {
    expect(recognise([now, then], then, told)).toBeNull();
  });

  it('not when what the commit changed is not wholly known', () => {
    const to = changeTo([now, then], then);
    const input = {
      change: to,
      proof: proveChange(to, locate),
      locate,
      states: statesOf([now, then], to),
      blobs: new Map(),
    };
    const known = ['a.yaml', 'b.txt', 'c.txt'];
    const answer = (paths: readonly string[] | null) =>
      recogniseRollback({ ...input, changedPaths: new Map([[commitOf(0), paths]]) });
    expect([
      answer(known),
      answer(null),
      answer([]),
      answer(['a.yaml', 'b.txt', 'z']),
      recogniseRollback({ ...input, changedPaths: new Map() }),
    ]).toEqual([undone(0), null, null, null, null]);
  });
});

describe('questions', () => {
  const ask = (history: readonly Tree[], head: Tree) => {
    const to = changeTo(history, head);
    return rollbackQuestions({ change: to, proof: proveChange(to, locate), locate, states: statesOf(history, to) });
  };
  it('are none for a version that rises', () => {
    expect(
      ask(
        [2, 1].map((version) => ({ 'a.yaml': pod(app(version)) })),
        { 'a.yaml': pod(app(3)) },
      ),
    ).toEqual({ blobs: [], commits: [] });
  });
  it('name only what is not known with the change', () => {
    const trees = [3, 2, 1].map((version) => ({ 'a.yaml': pod(app(version)) }));
    expect(ask(trees, { 'a.yaml': pod(app(2)) })).toEqual({ blobs: [oidOf(pod(app(1)))], commits: [] });
  });
  it('have an end', () => {
    const trees = Array.from({ length: 500 }, (_, age) => ({ 'a.yaml': pod(app(1000 - age)) }));
    expect(ask(trees, { 'a.yaml': pod(app(1)) }).blobs).toHaveLength(200);
  });
});
