import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allows, parseRange, type RangeAnswer } from './range.ts';

const answer = (range: string, version: string): RangeAnswer | 'unreadable' => {
  const parsed = parseRange(range);
  return parsed === null ? 'unreadable' : allows(parsed, version);
};

describe('ranges of versions', () => {
  it.each<[string, string, RangeAnswer]>([
    ['<6.2.1', '6.2.0', 'yes'],
    ['<6.2.1', 'v6.2.0', 'yes'],
    ['<6.2.1', '6.2.1', 'no'],
    ['<6.2.1', '10.0.0', 'no'],
    ['< v6.2.1', '6.1.9', 'yes'],
    ['^3 || ^4', '4.9.1', 'yes'],
    ['^3 || ^4', '5.0.0', 'no'],
    ['>=1.2, <2', '1.9.9', 'yes'],
    ['>=1.2, <2', '2.0.0', 'no'],
    ['1.x', '1.2.3', 'yes'],
    ['1.2 - 1.4', '1.4.9', 'yes'],
    ['<17', '16.4', 'yes'],
    ['<17', '17', 'no'],
    // flavours and build metadata say nothing about order
    ['<6.2.1', '6.2.0-alpine', 'yes'],
    ['<6.2.1', '6.2.1-alpine', 'no'],
    ['<1.30.0', 'v1.29.5+k3s2', 'yes'],
    ['<2026.9.0', '2026.8.19-5ffd32ca2', 'yes'],
    // a prerelease of what is held is held
    ['<6.2.1', '6.2.1-rc.1', 'no'],
    ['<6.2.1', '6.2.0-rc.1', 'yes'],
    ['>=6.2.1', '6.2.1-rc.1', 'no'],
    ['<6.2.1-rc.3', '6.2.1-rc.2', 'yes'],
    ['<6.2.1-rc.3', '6.2.1-rc.3', 'no'],
    ['<=6.2.1-rc.3', '6.2.1', 'no'],
    ['>6.2.1-rc.3', '6.2.1', 'yes'],
    ['=6.2.1-rc.3', '6.2.1', 'no'],
    ['<2', '2.0.0-beta', 'no'],
    ['<3.13', '3.13.0b1', 'no'],
    // a partial version floats: all it may become must be allowed
    ['<6.2.1', '6.2', 'no'],
    ['<6.2.1', '6.1', 'yes'],
    ['<16.5', '16', 'no'],
    ['<=16.4', '16.4', 'yes'],
    ['<16.2 || >=16.3', '16', 'no'],
    // other lengths and calendars
    ['<1.2.3.4', '1.2.3.3', 'yes'],
    ['<1.2.3.4', '1.2.3.4', 'no'],
    ['<1.2.3.4', '1.2.3', 'no'],
    ['<= 1.2.3.4 || >= 2.0.0.0', '2.1.0.0', 'yes'],
    ['<2026.08.01', '2026.07.31', 'yes'],
    ['<2026.08.01', '2026.08.01', 'no'],
    ['<1.2.4', '1.2.3.9', 'yes'],
    ['<=1.2.3', '1.2.3.9', 'no'],
    ['*', '1.2.3', 'yes'],
    // no order
    ['<6.2.1', 'latest', 'unknown'],
    ['<6.2.1', '1.0.2u', 'unknown'],
    ['<6.2.1', '^6.2.0', 'unknown'],
    ['<6.2.1', 'RELEASE.2024-01-16T16-07-38Z', 'unknown'],
    ['<6.2.1', `1.${'0'.repeat(300)}`, 'unknown'],
  ])('%s and %s: %s', (range, version, expected) => {
    expect(answer(range, version)).toBe(expected);
  });

  it.each(['', ' ', 'latest', '[1,2)', '<six', '<1.2.3.x', '<1 ||', '/a/', '|| ||x', '<'.repeat(300)])(
    '%j is not a range',
    (range) => {
      expect(parseRange(range)).toBeNull();
    },
  );

  it('never allows a version at or above an upper bound, however it is written', () => {
    const part = fc.nat({ max: 30 });
    fc.assert(
      fc.property(part, part, part, fc.constantFrom('', '-alpine', '+k3s1', '-rc.1', 'b1'), (a, b, c, suffix) => {
        const bound = `${a}.${b}.${c}`;
        expect(answer(`<${bound}`, `v${bound}${suffix}`)).not.toBe('yes');
        expect(answer(`<${bound}`, `${a}.${b}.${c + 1}${suffix}`)).not.toBe('yes');
        expect(answer(`<${bound}`, `${a}.${b}`)).not.toBe('yes');
      }),
    );
  });
});
