import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, isTag, isVersion, sameTarget, shapeOf } from './index.ts';

const PASSABLE = new Set(['major', 'minor', 'patch', 'digest', 'pin', 'lock']);
const DATASOURCES = fc.constantFrom('docker', 'helm', 'github-tags', 'github-actions', 'npm', '');

/** Texts made of the pieces that real tags are made of, so that most of them are nearly versions. */
const tag = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'v',
        '.',
        '.',
        '-',
        '_',
        '+',
        '/',
        'rc',
        'beta',
        'dev',
        'alpine',
        'x86',
        'arm64',
        'b',
        'r',
        '^',
        '~',
        '*',
      ),
      fc.constantFrom(
        '0',
        '1',
        '2',
        '10',
        '16',
        '007',
        '20240115',
        '2024-01-15',
        '1234567',
        '5ffd32ca2',
        '9007199254740993',
      ),
      fc.constantFrom('1.2.3', 'v1.2', '-rc.1', '-alpine3.20', '+k3s1', 'RELEASE.'),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
/** Several versions of one flavour, close together, so that many of the moves between them are updates. */
const few = fc.constantFrom('0', '1', '2', '10');
const release = fc.array(few, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
const stage = fc.constantFrom('', '', '', '-alpha', '-rc.1', '-rc.2', '-rc.10', '-dev', '-dev.1', 'b1', '-SNAPSHOT');
const flavour = fc.constantFrom('', '', '-alpine3.#', '-debian-#-r#', '-#', '+k3s#', '-5ffd32c', '-amd64');
const prefix = fc.constantFrom('', 'v', 'cli-v', 'pg#-');
function line(length: number): fc.Arbitrary<string[]> {
  const member = fc.tuple(release, stage, few, few);
  return fc
    .tuple(prefix, flavour, fc.array(member, { minLength: length, maxLength: length }))
    .map(([before, after, members]) =>
      members.map(
        ([numbers, step, x, y]) => before.replace('#', x) + numbers + step + after.replace('#', x).replace('#', y),
      ),
    );
}

const text = fc.oneof(fc.string({ unit: 'binary' }), tag);
const digest = fc.constantFrom(
  null,
  `sha256:${'a'.repeat(64)}`,
  `sha256:${'b'.repeat(64)}`,
  '1'.repeat(40),
  '2'.repeat(40),
  'x',
);
const side = fc.record({ version: fc.option(text), digest });

function update(from: string, to: string): string {
  return classify('docker', { version: from, digest: null }, { version: to, digest: null }).update;
}

describe('whatever the texts are', () => {
  it('classification, targets and shapes never throw', () => {
    fc.assert(
      fc.property(DATASOURCES, side, side, fc.boolean(), (datasource, from, to, range) => {
        expect(classify(datasource, from, to, { range }).reason).toMatch(/^[ -~]{5,}$/);
        sameTarget(from.version ?? '', to.version ?? '');
        shapeOf(to.version ?? '');
      }),
      { numRuns: 2000 },
    );
  });

  it('what is an update one way never passes the other way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(tag, tag), line(2)), ([a = '', b = '']) => {
        expect(PASSABLE.has(update(a, b)) && PASSABLE.has(update(b, a))).toBe(false);
      }),
      { numRuns: 20_000 },
    );
  });

  it('two updates in a row never amount to a downgrade', () => {
    fc.assert(
      fc.property(line(3), ([a = '', b = '', c = '']) => {
        fc.pre(PASSABLE.has(update(a, b)) && PASSABLE.has(update(b, c)));
        expect(update(a, c)).not.toBe('downgrade');
      }),
      { numRuns: 300, maxSkipsPerRun: 10_000 },
    );
  });

  it('one that is equal to itself moves nowhere, and is its own target', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(PASSABLE.has(update(value, value))).toBe(false);
        expect(sameTarget(value, value)).toBe(true);
      }),
    );
  });

  it('every version is a tag, and neither has a space, control, shell or template character', () => {
    fc.assert(
      fc.property(DATASOURCES, text, (datasource, value) => {
        const range = datasource === 'helm' && /^[~^]/.test(value);
        if (isVersion(datasource, value)) expect(isTag(datasource, range ? value.slice(1) : value)).toBe(true);
        if (isTag(datasource, value)) expect(value).toMatch(/^[A-Za-z0-9._+/-]+$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('a version with a foreign character anywhere is refused', () => {
    const foreign = fc.constantFrom(
      ...' \t\n\r\0$`"\'\\;&|<>(){}[]!?*%#@=,:~^\u00a0\u2028\u202e\ufeff\u{e0041}é１'.split(''),
    );
    fc.assert(
      fc.property(
        DATASOURCES,
        fc.constantFrom('1.2.3', 'v1.2.3-rc.1'),
        fc.nat(11),
        foreign,
        (datasource, good, at, bad) => {
          const position = Math.min(at + 1, good.length);
          expect(isVersion(datasource, good.slice(0, position) + bad + good.slice(position))).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(['1.', '-1', 'a1', '-rc.1', '5ffd32ca2-', '.dev1', 'v', '2024-01-15', '+', '\u0000'])(
    'a long text of %j is refused without being searched',
    (piece) => {
      const long = piece.repeat(1_000_000 / piece.length);
      const started = performance.now();
      expect(update('1.2.3', `1.2.3${long}`)).not.toMatch(/major|minor|patch/);
      expect([isTag('docker', long), isVersion('github-tags', long), isVersion('helm', `^${long}`)]).toEqual([
        false,
        false,
        false,
      ]);
      expect(shapeOf(long) === `=${long}`).toBe(true);
      expect(performance.now() - started).toBeLessThan(500);
    },
  );
});
