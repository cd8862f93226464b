import { createHash } from 'node:crypto';
import { type ImageSet, loadPolicy } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { type HistoryCommit, historyBlobs } from './blobs.ts';
import { currentState, findState, promotionHistory } from './history.ts';

const API = 'ghcr.io/acme/api';
const WEB = 'ghcr.io/acme/web';
const digest = (name: string) => `sha256:${createHash('sha256').update(name).digest('hex')}`;

function setOf(entry: object): ImageSet {
  const text = JSON.stringify({ version: 1, images: [{ name: 'runtime', ...entry }] });
  const [set] = loadPolicy({ path: 'policy.yml', text, commit: null, files: new Map() }).images;
  if (set === undefined) throw new Error('no set');
  return set;
}
const SET = setOf({ images: [{ repository: API }, { repository: WEB }] });

/** `api=a1` is a service with that image at the digest of that name; anything else is a line. */
function compose(...services: readonly string[]): string {
  const lines = services.map((service, at) => {
    const [image = '', name] = service.split('=');
    return name === undefined ? service : `  s${at}: { image: "ghcr.io/acme/${image}@${digest(name)}" }`;
  });
  return `services:\n${lines.join('\n')}\n`;
}

type Files = Readonly<Record<string, string | null>>;

/** A line of commits, given oldest first as what each writes (null: deletes). */
function lineOf(...commits: readonly Files[]) {
  const blobs = new Map<string, Uint8Array>();
  const line: HistoryCommit[] = commits.map((files, at) => ({
    oid: `c${at}`,
    firstParent: at === 0 ? null : `c${at - 1}`,
    committedAt: `2026-01-0${at + 1}T00:00:00Z`,
    changed: Object.entries(files).map(([path, text]) => {
      if (text === null) return { path, mode: '000000', oid: null };
      const bytes = new TextEncoder().encode(text);
      const oid = createHash('sha1').update(text).digest('hex');
      blobs.set(oid, bytes);
      return { path, mode: '100644', oid };
    }),
  }));
  return { line: line.reverse(), blobs };
}

/** `c3 api: api=… web=…`, newest first: the commit, what moved, and the names of its digests, its flaws. */
function told(set: ImageSet, ...commits: readonly Files[]): readonly string[] {
  const { line, blobs } = lineOf(...commits);
  const names = new Map(['a0', 'a1', 'a2', 'a3', 'w0', 'w1', 'w2'].map((name) => [digest(name), name]));
  return promotionHistory(set, line, blobs).promotions.map(({ state, moved }) => {
    const short = (image: string) => image.replace('ghcr.io/acme/', '');
    const digests = [...state.digests].map(([image, at]) => `${short(image)}=${names.get(at)}`);
    const flaws = [
      ...state.disagreeing.map((image) => `${short(image)}?`),
      ...state.absent.map((image) => `${short(image)}-`),
    ];
    return `${state.commit} ${moved.map(short).join('+')}: ${[...digests, ...flaws].join(' ')} (${state.pins.length})`;
  });
}

describe('promotions', () => {
  test.each<[string, readonly Files[], readonly string[]]>([
    ['none without pins', [{ 'a.txt': 'x' }, { 'compose.yaml': compose() }], []],
    ['the first pins', [{ 'compose.yaml': compose('api=a1', 'web=w1') }], ['c0 api+web: api=a1 web=w1 (2)']],
    [
      'one that moves all, one that moves one',
      [
        { 'compose.yaml': compose('api=a1', 'web=w1') },
        { 'compose.yaml': compose('api=a2', 'web=w2') },
        { 'compose.yaml': compose('api=a3', 'web=w2') },
      ],
      ['c2 api: api=a3 web=w2 (2)', 'c1 api+web: api=a2 web=w2 (2)', 'c0 api+web: api=a1 web=w1 (2)'],
    ],
    [
      'neither other files nor other lines',
      [
        { 'compose.yaml': compose('api=a1', 'web=w1') },
        { 'README.md': 'x', 'compose.yaml': compose('  x: {}', 'api=a1', 'web=w1') },
        { 'b.yaml': 'a: 1' },
      ],
      ['c0 api+web: api=a1 web=w1 (2)'],
    ],
    [
      'one more pin of the same digest',
      [{ 'compose.yaml': compose('api=a1', 'web=w1') }, { 'x/compose.yaml': compose('api=a1') }],
      ['c0 api+web: api=a1 web=w1 (2)'],
    ],
    [
      'pins that come apart and meet again',
      [
        { 'compose.yaml': compose('api=a1', 'web=w1'), 'x/compose.yaml': compose('api=a1') },
        { 'compose.yaml': compose('api=a2', 'web=w1') },
        { 'x/compose.yaml': compose('api=a2') },
      ],
      ['c2 api: api=a2 web=w1 (3)', 'c1 api: web=w1 api? (3)', 'c0 api+web: api=a1 web=w1 (3)'],
    ],
    [
      'a member that was absent',
      [{ 'compose.yaml': compose('api=a1') }, { 'x/compose.yaml': compose('web=w1') }, { 'x/compose.yaml': null }],
      ['c2 web: api=a1 web- (1)', 'c1 web: api=a1 web=w1 (2)', 'c0 api: api=a1 web- (1)'],
    ],
    [
      'a file that moves',
      [
        { 'compose.yaml': compose('api=a1', 'web=w1') },
        { 'compose.yaml': null, 'x/compose.yaml': compose('api=a1', 'web=w1') },
      ],
      ['c0 api+web: api=a1 web=w1 (2)'],
    ],
    [
      'a way back',
      [
        { 'compose.yaml': compose('api=a1', 'web=w1') },
        { 'compose.yaml': compose('api=a2', 'web=w1') },
        { 'compose.yaml': compose('api=a1', 'web=w1') },
      ],
      ['c2 api: api=a1 web=w1 (2)', 'c1 api: api=a2 web=w1 (2)', 'c0 api+web: api=a1 web=w1 (2)'],
    ],
  ])('%s', (_, commits, expected) => {
    expect(told(SET, ...commits)).toEqual(expected);
  });

  test('the set as it is today says what counts in the past', () => {
    const files = { 'deploy/compose.yaml': compose('api=a1', 'web=w1'), 'old/compose.yaml': compose('api=a2') };
    expect(told(SET, files)).toEqual(['c0 api+web: web=w1 api? (3)']);
    expect(told(setOf({ images: [{ repository: API }], pins: ['deploy/**'] }), files)).toEqual(['c0 api: api=a1 (1)']);
  });
});

const THREE = lineOf(
  { 'compose.yaml': compose('api=a1', 'web=w1') },
  { 'compose.yaml': compose('api=a2', 'web=w1') },
  { 'compose.yaml': compose('api=a1', 'web=w1'), 'x.txt': 'x', 'y.yaml': 'y' },
);

test('today, and the newest state with the same digests', () => {
  const history = promotionHistory(SET, THREE.line, THREE.blobs);
  expect(history.tip).toBe('c2');
  expect(currentState(history)?.commit).toBe('c2');
  expect(
    findState(
      history,
      new Map([
        [API, digest('a1')],
        [WEB, digest('w1')],
      ]),
    )?.commit,
  ).toBe('c2');
  expect(
    findState(
      history,
      new Map([
        [API, digest('a2')],
        [WEB, digest('w1')],
      ]),
    )?.commit,
  ).toBe('c1');
  expect(
    findState(
      history,
      new Map([
        [API, digest('a2')],
        [WEB, digest('w2')],
      ]),
    ),
  ).toBeNull();
  expect(findState(history, new Map([[API, digest('a2')]]))).toBeNull();
});

test('what must be read is each version of the files in which pins may live', () => {
  expect(historyBlobs(SET, THREE.line)).toHaveLength(3);
  expect(historyBlobs(setOf({ images: [{ repository: API }], pins: ['*.txt'] }), THREE.line)).toHaveLength(1);
});

test('a line that ends early, or a version that was not read, is no history', () => {
  expect(() => promotionHistory(SET, THREE.line.slice(0, 2), THREE.blobs)).toThrow(
    /what was promoted before is not known/,
  );
  expect(() => promotionHistory(SET, THREE.line, new Map())).toThrow(/was not read/);
});
