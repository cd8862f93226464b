import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFreshness } from './decide.ts';
import { compileImports } from './imported-paths.ts';
import { measure } from './measure.ts';
import { readImports, readSourcePin } from './read-pin.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const DAY = 86_400_000;
const SHA = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';

/** Pieces of YAML and JSON, right and wrong, in any order. */
const scrap = fc.oneof(
  fc.constantFrom(
    'ref:',
    ' commit: ',
    SHA,
    `"${SHA}"`,
    '\n',
    '\n  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '&a ',
    '*a',
    '<<: ',
  ),
  fc.constantFrom('!!str ', '---\n', '# ', '%YAML 1.2\n', '|\n', '? ', '"', "'", '\t', '\u0000', '\ufeff', 'main'),
  fc.string({ maxLength: 5 }),
);

describe('whatever a file holds', () => {
  const path = fc.constantFrom('/ref/commit', '/ref', '/*', '/ref/*/commit', '/0', '/');
  const name = fc.constantFrom('a.yaml', 'a.json');

  it('its pin is one commit that stands on the line that is told, or a refusal with a place and a way out', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), path, name, (scraps, at, file) => {
        const text = scraps.join('');
        const { value, refusal } = readSourcePin({ path: file, bytes: new TextEncoder().encode(text) }, at);
        if (value === null)
          return refusal.message !== '' && refusal.fix !== '' && refusal.place?.startsWith(file) === true;
        const rest = text
          .split('\n')
          .slice(value.line - 1)
          .join('\n');
        return value.commit === SHA && rest.includes(SHA);
      }),
      { numRuns: 2_000 },
    );
  });

  it('its imports are values that stand there, or a refusal', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), path, (scraps, at) => {
        const file = { path: 'a.yaml', bytes: new TextEncoder().encode(scraps.join('')) };
        const { value, refusal } = readImports(file, [at]);
        return value === null ? refusal.fix !== '' : value.length > 0;
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds a pin that was put there', () => {
    const key = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 6 }), (keys) => {
        const text = JSON.stringify(
          keys.reduceRight<unknown>((value, one) => ({ [one]: value }), SHA),
          null,
          1,
        );
        for (const file of ['a.yaml', 'a.json']) {
          const read = readSourcePin({ path: file, bytes: new TextEncoder().encode(text) }, `/${keys.join('/')}`);
          expect(read.value?.commit).toBe(SHA);
        }
      }),
    );
  });
});

describe('whatever a source holds', () => {
  const date = fc.oneof(
    fc.integer({ min: -400, max: 400 }).map((days) => new Date(NOW + days * DAY).toISOString()),
    fc.constantFrom('', 'now', '2026-13-01T00:00:00Z', '1970-01-01T00:00:00Z', '+275760-09-13T00:00:00.001Z'),
  );
  const commit = fc.record({
    oid: fc.nat(20).map((number) => number.toString(16).padStart(40, '0')),
    committedAt: date,
    changed: fc.constantFrom(null, [], ['a/x.yaml'], ['b/x.yaml', 'a/b/c']),
  });
  const lacked = fc.record({
    tip: fc.constant('f'.repeat(40)),
    rewritten: fc.boolean(),
    commits: fc.array(commit, { maxLength: 8 }),
  });
  const imports = fc.constantFrom([], ['a'], ['a/*.yaml'], ['a', 'b/**']).map(compileImports);
  const limits = fc.record({
    maxCommits: fc.oneof(fc.constant(null), fc.nat(5)),
    maxAgeMs: fc.integer({ min: 1, max: 300 }).map((days) => days * DAY),
  });
  const decide = (input: Parameters<typeof measure>[1], paths: ReturnType<typeof compileImports>, now: number) =>
    measure(SHA, input, paths, now);

  it('is fresh only with every date in the past, every change known, on the branch and within both limits', () => {
    fc.assert(
      fc.property(lacked, imports, limits, (input, paths, allowed) => {
        const measured = decide(input, paths, NOW);
        if (decideFreshness(measured, allowed, 'x').state !== 'fresh') return true;
        const { behind, odd, unsure, oldest, rewritten } = measured;
        const within = allowed.maxCommits === null || behind <= allowed.maxCommits;
        return !rewritten && within && odd.length + unsure.length === 0 && (oldest?.ageMs ?? 0) <= allowed.maxAgeMs;
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not become fresh by waiting once it is stale', () => {
    fc.assert(
      fc.property(lacked, imports, limits, fc.nat(1_000), (input, paths, allowed, days) => {
        const today = decideFreshness(decide(input, paths, NOW), allowed, 'x').state;
        const later = decideFreshness(decide(input, paths, NOW + days * DAY), allowed, 'x').state;
        return today !== 'stale' || later === 'stale';
      }),
      { numRuns: 1_000 },
    );
  });

  it('never has an age below nothing', () => {
    fc.assert(
      fc.property(lacked, imports, (input, paths) => (decide(input, paths, NOW).oldest?.ageMs ?? 0) >= 0),
      { numRuns: 500 },
    );
  });
});
