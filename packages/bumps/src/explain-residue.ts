import type { Admitted } from './admitted.ts';
import { MANAGERS } from './managers/registry.ts';
import { cutSkeleton } from './skeleton.ts';
import { diffLines, type Hunk } from './text-diff.ts';
import type { Located, Problem, Residue, Span } from './types.ts';

/** Stands for a located value in the texts that are compared; the character is refused in files, so no file can contain it. */
const PLACEHOLDER = '\u0000';
/** More places than a person reads in one finding list; the rest is counted. */
const MAX_PLACES = 20;
const BY_HAND = 'Take this change out of the pull request, or let a person propose it in a pull request of their own.';
const ANNOTATE =
  'Put `# renovate: datasource=… depName=…` above the value on the base branch, or let a person propose this in a pull request of their own.';

/** Says, place by place, what differs outside the located versions of a file. */
export function explainResidue(before: Located, after: Located, admitted: Admitted | null): readonly Residue[] {
  const hunks = diffLines(masked(before, admitted?.before), masked(after, admitted?.after));
  const places = hunks.slice(0, MAX_PLACES).map((hunk) => explainHunk(before, after, hunk));
  const rest = hunks.length - places.length;
  if (rest > 0)
    places.push(
      residue(after, 'scope/residue', null, `${rest} more places of this file changed outside a version`, BY_HAND),
    );
  return places;
}

function masked(side: Located, admitted: readonly Span[] = []): string {
  return cutSkeleton(side, admitted).segments.join(PLACEHOLDER);
}

function explainHunk(before: Located, after: Located, hunk: Hunk): Residue {
  const line = Math.max(1, Math.min(hunk.afterLine, lineCount(after)));
  const cause =
    problemNear(after, hunk.afterLine, hunk.added.length) ?? problemNear(before, hunk.beforeLine, hunk.removed.length);
  if (cause !== null) return residue(after, cause.rule, line, cause.message, cause.fix);
  const file = wholeFileProblem(after) ?? wholeFileProblem(before);
  const what = describeHunk(hunk);
  if (file !== null) return residue(after, file.rule, line, `${what}; ${file.message}`, file.fix);
  const known = MANAGERS.some((manager) => manager.id !== 'annotation' && manager.matches(after.path));
  if (known) return residue(after, 'scope/residue', line, what, BY_HAND);
  const message = `${moved(hunk) ?? what}; no manager reads files like this, so nothing here can be proved`;
  return residue(after, 'scope/no-manager', line, message, ANNOTATE);
}

function describeHunk(hunk: Hunk): string {
  const { removed, added } = hunk;
  if (removed.length === 0)
    return `${countLines(added)} added that ${added.length === 1 ? 'is' : 'are'} no version: ${quote(added)}`;
  if (added.length === 0) return `${countLines(removed)} removed: ${quote(removed)}`;
  if (blankless(removed) === blankless(added)) return `white space changed: ${quote(added)}`;
  return `${moved(hunk)}, and that is no version bump of a named dependency`;
}

/** Null when lines were only added or only removed. */
function moved({ removed, added }: Hunk): string | null {
  return removed.length === 0 || added.length === 0 ? null : `${quote(removed)} became ${quote(added)}`;
}

function blankless(lines: readonly string[]): string {
  return lines.join('').replaceAll(/[ \t\r]/g, '');
}

/** The first line that says something, cut so that its end is seen too: that is where versions and digests differ. */
function quote(lines: readonly string[]): string {
  const [first = ''] = lines.filter((line) => line.trim() !== '');
  const text = first.trim().replaceAll(PLACEHOLDER, '…');
  const shown = text.length > 120 ? `${text.slice(0, 70)}…${text.slice(-45)}` : text;
  return `\`${shown}\`${lines.length > 1 ? ` and ${lines.length - 1} more` : ''}`;
}

function countLines(lines: readonly string[]): string {
  return lines.length === 1 ? 'a line was' : `${lines.length} lines were`;
}

function problemNear(side: Located, line: number, length: number): Problem | null {
  return (
    side.problems.find(
      (problem) =>
        problem.rule !== 'scope/unparsable' &&
        problem.line !== null &&
        problem.line >= line &&
        problem.line < line + Math.max(1, length),
    ) ?? null
  );
}

function wholeFileProblem(side: Located): Problem | null {
  return side.problems.find((problem) => problem.rule === 'scope/unparsable' || problem.scope === 'file') ?? null;
}

function lineCount(side: Located): number {
  return (side.text ?? '').split('\n').length;
}

function residue(side: Located, rule: Residue['rule'], line: number | null, message: string, fix: string): Residue {
  return { rule, path: side.path, line, message, fix };
}
