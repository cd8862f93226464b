import { describe, expect, it } from 'vitest';
import { story } from './testing.ts';

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const nine = (what: string) => Array(9).fill(what).join(', ');

/** Each text says one value, which differs; each would cost a naive reader the machine, or its stack. */
describe('hostile files cost little and are not read', () => {
  it.each<[string, (leaf: string) => string, string]>([
    [
      'aliases of aliases',
      (leaf) => `a0: &a0 [${leaf}]\n${times(40, (at) => `a${at + 1}: &a${at + 1} [${nine(`*a${at}`)}]\n`)}`,
      'it differs in too many places',
    ],
    [
      'merge keys of merge keys',
      (leaf) =>
        `a0: &a0 { x: ${leaf} }\n${times(40, (at) => `a${at + 1}: &a${at + 1} { <<: [${nine(`*a${at}`)}] }\n`)}`,
      'its aliases or repetitions stand for too much',
    ],
    ['an alias inside its anchor', (leaf) => `a: &a { b: ${leaf}, <<: *a }\n`, 'its merge keys are nested too deeply'],
    [
      'a long chain of aliases',
      (leaf) => `a0: &a0 [${leaf}]\n${times(3_000, (at) => `a${at + 1}: &a${at + 1} [*a${at}]\n`)}`,
      'it is nested too deeply',
    ],
    [
      'a long chain of merge keys',
      (leaf) =>
        `{ <<: [ &a0 { x: ${leaf} }${times(5_000, (at) => `,\n &a${at + 1} { <<: *a${at} }`)} ],\n k: *a5000 }\n`,
      'its merge keys are nested too deeply',
    ],
    [
      'what aliases add, less than a million values',
      (leaf) => {
        const eight = (what: string) => Array(8).fill(what).join(', ');
        const levels = times(5, (at) => `a${at + 1}: &a${at + 1} [${eight(`*a${at}`)}]\n`);
        return leaf === '1' ? 'b: 1\n' : `b: 1\na0: &a0 [${eight('x')}]\n${levels}k: [*a5, *a5]\n`;
      },
      'its aliases or repetitions stand for too much',
    ],
    [
      'very many places',
      (leaf) => `l: [${times(20_001, (at) => `${leaf}${at}, `)}]\n`,
      'it differs in too many places',
    ],
  ])('%s', (_what, text, why) => {
    const started = performance.now();
    expect(story('a.yaml', text('1'), text('2')).at(-1)).toMatch(new RegExp(`^opaque, more at [0-9]+: ${why}$`));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
