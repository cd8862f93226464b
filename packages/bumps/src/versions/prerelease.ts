import { compareLists, compareNumbers } from './number.ts';
import { isHashPart } from './sha.ts';

/** `-rc.1`, `b3`, `.dev20241125`: the word in lower case and the numbers that follow it. */
export interface Prerelease {
  readonly word: string;
  readonly numbers: readonly string[];
}

/** Steps towards a release, in their order. Equal numbers are spellings of one step; steps left out have no order. */
const STAGES = new Map([
  ['a', 1],
  ['alpha', 1],
  ['b', 2],
  ['beta', 2],
  ['rc', 3],
  ['cr', 3],
]);
const UNORDERED_STAGES = new Set(['m', 'milestone', 'pre', 'preview', 'prerelease', 'snapshot']);
/**
 * Streams beside the releases. With a number they are steps towards a release (`2024.12.0.dev20241125`); alone they may
 * just as well be a flavour of the image (`1.2.3-dev` is the one with a shell), so leaving a bare one is never a bump.
 */
const CHANNELS = new Set([
  'dev',
  'nightly',
  'canary',
  'next',
  'test',
  'testing',
  'ea',
  'unstable',
  'edge',
  'experimental',
]);
/** Too short to be told from a flavour or a build number unless a number follows without a dash: `2024.12.0b3`. */
const NEEDS_NUMBER = new Set(['a', 'b', 'm']);

const WORD = /([-._]?)([A-Za-z]+)/y;
const NUMBER = /[-.]?([0-9]+)(?![0-9A-Za-z])/y;

/** Reads a prerelease at `start` (just behind the release) and says where the text after it begins. */
export function readPrerelease(text: string, start: number): { prerelease: Prerelease; end: number } | null {
  WORD.lastIndex = start;
  const found = WORD.exec(text);
  if (!found?.[2]) return null;
  const word = found[2].toLowerCase();
  if (!STAGES.has(word) && !UNORDERED_STAGES.has(word) && !CHANNELS.has(word)) return null;
  const { numbers, end } = readNumbers(text, start + found[0].length);
  if (end === start + found[0].length && text.length > end && !/[-._+]/.test(text.charAt(end))) return null;
  if (NEEDS_NUMBER.has(word) && (numbers.length === 0 || (found[1] === '-' && word !== 'm'))) return null;
  return { prerelease: { word, numbers }, end };
}

function readNumbers(text: string, start: number): { numbers: string[]; end: number } {
  const numbers: string[] = [];
  let end = start;
  for (;;) {
    NUMBER.lastIndex = end;
    const found = NUMBER.exec(text);
    // Seven digits and more may be an abbreviated hash: left to the suffix, where hashes are blanked and never ordered.
    if (!found?.[1] || isHashPart(found[1])) return { numbers, end };
    numbers.push(found[1]);
    end += found[0].length;
  }
}

/**
 * Orders two prereleases of one release; null when they have no order (`nightly` against `rc`). As in SemVer, numbers
 * order as numbers and more identifiers are later: `rc` < `rc.1` < `rc.9` < `rc.10`.
 */
export function comparePrereleases(a: Prerelease, b: Prerelease): number | null {
  const x = STAGES.get(a.word);
  const y = STAGES.get(b.word);
  if (a.word !== b.word && x === undefined) return null;
  if (a.word !== b.word && y === undefined) return null;
  const stage = compareNumbers(String(x ?? 0), String(y ?? 0));
  return stage === 0 ? compareLists(a.numbers, b.numbers) : stage;
}

/** Whether the release behind this prerelease is surely the same flavour (see the channels above). */
export function leadsToRelease(prerelease: Prerelease): boolean {
  return !CHANNELS.has(prerelease.word) || prerelease.numbers.length > 0;
}
