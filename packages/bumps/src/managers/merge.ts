import type { Caveat, Problem } from '../types.ts';
import type { Findings, ManagedReference } from './manager.ts';

export interface Merged {
  /** In order of their first span; no two overlap. */
  readonly references: readonly ManagedReference[];
  readonly problems: readonly Problem[];
}

/**
 * One list from what all managers found. Identical spans are one reference. A structural identity beats an annotation's; two structural
 * ones that differ, or spans that overlap in part, are ambiguous: one is kept to hold the place, with a caveat that lets it not move.
 */
export function mergeReferences(findings: readonly Findings[]): Merged {
  const bySpans = new Map<string, ManagedReference>();
  for (const reference of findings.flatMap((finding) => finding.references)) {
    const key = reference.spans.map((span) => `${span.start}-${span.end}`).join(',');
    const other = bySpans.get(key);
    bySpans.set(key, other === undefined ? reference : combine(other, reference));
  }
  const sorted = [...bySpans.values()].sort((a, b) => startOf(a) - startOf(b));
  return dropOverlaps(sorted);
}

function dropOverlaps(sorted: readonly ManagedReference[]): Merged {
  const spans = sorted
    .flatMap((reference) => reference.spans.map((span) => ({ span, reference })))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const dropped = new Set<ManagedReference>();
  const caveats = new Map<ManagedReference, Problem>();
  let last: (typeof spans)[number] | undefined;
  for (const next of spans) {
    if (dropped.has(next.reference)) continue;
    if (last === undefined || last.reference === next.reference || next.span.start >= last.span.end) {
      last = next;
      continue;
    }
    const winner = preferred(last.reference, next.reference);
    const loser = winner === last.reference ? next.reference : last.reference;
    dropped.add(loser);
    if (loser.manager !== 'annotation' || winner.manager === 'annotation') caveats.set(winner, overlap(winner, loser));
    if (winner === next.reference) last = next;
  }
  const references = sorted
    .filter((reference) => !dropped.has(reference))
    .map((reference) => {
      const problem = caveats.get(reference);
      return problem === undefined ? reference : withCaveat(reference, problem);
    });
  return { references: withUniqueKeys(references), problems: [...caveats.values()] };
}

/** A key names one place: when two managers read different spans of it, the later one's key says whose it is. */
function withUniqueKeys(references: readonly ManagedReference[]): readonly ManagedReference[] {
  const taken = new Set<string>();
  return references.map((reference) => {
    let key = reference.key;
    while (taken.has(key)) key = `${key}#${reference.manager}`;
    taken.add(key);
    return key === reference.key ? reference : { ...reference, key };
  });
}

function combine(first: ManagedReference, second: ManagedReference): ManagedReference {
  const winner = preferred(first, second);
  const loser = winner === first ? second : first;
  const via = [...(first.via ?? []), ...(second.via ?? [])];
  const caveats = sharedCaveats(first, second);
  const { caveats: _own, ...rest } = winner;
  const merged = { ...rest, via, ...(caveats.length > 0 && { caveats }) };
  const agrees = winner.name === loser.name && winner.datasource === loser.datasource;
  const outranks = winner.manager !== 'annotation' && loser.manager === 'annotation';
  return agrees || outranks ? merged : withCaveat(merged, overlap(first, second));
}

/**
 * One value read on two ways: a doubt about one way (a merge key stands on it) is none about the value when the other way is free of it.
 */
function sharedCaveats(first: ManagedReference, second: ManagedReference): readonly Caveat[] {
  const [a, b] = [first.caveats ?? [], second.caveats ?? []];
  const doubted = (caveats: readonly Caveat[]) => caveats.some((caveat) => caveat.rule === 'scope/anchor');
  const both = doubted(a) && doubted(b);
  return [...a, ...b].filter((caveat) => both || caveat.rule !== 'scope/anchor');
}

function preferred(first: ManagedReference, second: ManagedReference): ManagedReference {
  return first.manager === 'annotation' && second.manager !== 'annotation' ? second : first;
}

function withCaveat(reference: ManagedReference, { rule, line, message, fix }: Problem): ManagedReference {
  return {
    ...reference,
    caveats: [...(reference.caveats ?? []), { rule, line: line ?? reference.line, message, fix }],
  };
}

function overlap(first: ManagedReference, second: ManagedReference): Problem {
  return {
    rule: 'scope/ambiguous-reference',
    line: first.line,
    scope: 'place',
    message: `this value is read as ${describe(first)} and as ${describe(second)}`,
    fix: 'Make the file name one dependency for this value on the base branch, or let a person propose this in a pull request of their own.',
  };
}

function describe(reference: ManagedReference): string {
  return `${reference.name} (${reference.manager})`;
}

function startOf(reference: ManagedReference): number {
  return reference.spans[0]?.start ?? 0;
}
