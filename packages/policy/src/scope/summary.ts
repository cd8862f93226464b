import { PASSABLE_UPDATES } from '../schema/words.ts';
import type { Finding, Outcome, VerdictBump } from '../verdict.ts';
import { count } from './words.ts';

/** A rollback goes down, and is said to. */
const IN_ORDER: readonly VerdictBump['update'][] = [...PASSABLE_UPDATES, 'downgrade', 'unpin', 'variant', 'unknown'];

interface Judged {
  readonly outcome: Exclude<Outcome, 'error'>;
  readonly bumps: readonly Pick<VerdictBump, 'path' | 'update'>[];
  readonly findings: readonly Finding[];
  /** Findings before the list was limited. */
  readonly total: number;
  readonly author: string | null;
}

/** One sentence that a person understands without the rest. */
export function scopeSummary({ outcome, bumps, findings, total, author }: Judged): string {
  const [first] = findings;
  const said =
    first === undefined
      ? `nothing but ${bumpsInWords(bumps)}`
      : `${count(total, 'finding')}; the first: ${placeOf(first)}${first.message.replace(/\.$/, '')}`;
  if (outcome === 'pass') return `Passes: ${said}.`;
  if (outcome === 'block') return `Blocked by ${said}.`;
  const who = author === null ? 'the author' : author;
  const would = first === undefined ? 'it would pass' : 'it would be blocked by';
  return `Advice only, because ${who} is not bound by the gate: ${would}${first === undefined ? ', ' : ' '}${said}.`;
}

/** `3 bumps in 2 files (2 patch, 1 minor)`. */
function bumpsInWords(bumps: readonly Pick<VerdictBump, 'path' | 'update'>[]): string {
  const files = new Set(bumps.map(({ path }) => path)).size;
  const kinds = IN_ORDER.map((update) => ({
    update,
    number: bumps.filter((bump) => bump.update === update).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ update, number }) => `${number} ${update}`);
  return `${count(bumps.length, 'bump')} in ${count(files, 'file')} (${kinds.join(', ')})`;
}

function placeOf({ path, line }: Finding): string {
  if (path === null) return '';
  return line === null ? `${path}: ` : `${path}:${line}: `;
}
