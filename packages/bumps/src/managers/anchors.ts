import type { YamlDocument, YamlNode } from '../formats/yaml/index.ts';
import type { Caveat, Span } from '../types.ts';
import type { ManagedReference, SourceFile } from './manager.ts';

/**
 * Adds a caveat to each reference whose value is also used through an alias that is not itself a version of that reference: moving the
 * anchor would move something nobody named.
 */
export function anchorCaveats(file: SourceFile, references: readonly ManagedReference[]): readonly ManagedReference[] {
  if (!file.text.includes('*') || references.length === 0 || !isYaml(file, references)) return references;
  const aliased = file.yaml().flatMap(aliasedRanges);
  if (aliased.length === 0) return references;
  const leaks = leaksOf(references, aliased);
  return references.map((reference) => {
    const leak = leaks.get(reference);
    return leak === undefined
      ? reference
      : { ...reference, caveats: [...(reference.caveats ?? []), caveat(file, reference, leak)] };
  });
}

/** An annotated value stands in YAML too where the path says so, although its key is a line. */
function isYaml(file: SourceFile, references: readonly ManagedReference[]): boolean {
  return /\.ya?ml$/.test(file.path) || references.some((reference) => reference.key.includes(':/'));
}

interface AliasedRange extends Span {
  /** Offsets of the aliases that stand for what is in the range. */
  readonly aliases: readonly number[];
}

function aliasedRanges(document: YamlDocument): readonly AliasedRange[] {
  return [...document.aliases].map(([node, aliases]: readonly [YamlNode, readonly { start: number }[]]) => ({
    start: node.start,
    end: node.end,
    aliases: aliases.map((alias) => alias.start),
  }));
}

/** An alias that a reference was not read through. */
type Leak = number;

/** One walk in file order over ranges and spans: nodes lie within each other or apart, so those around a span are the ones still open. */
function leaksOf(
  references: readonly ManagedReference[],
  aliased: readonly AliasedRange[],
): ReadonlyMap<ManagedReference, Leak> {
  const spans = references.flatMap((reference) => reference.spans.map((span) => ({ ...span, reference })));
  const ranges = [...aliased].sort((a, b) => a.start - b.start || b.end - a.end);
  const leaks = new Map<ManagedReference, Leak>();
  const open: AliasedRange[] = [];
  let next = 0;
  for (const { reference, start, end } of spans.sort((a, b) => a.start - b.start)) {
    for (let range = ranges[next]; range !== undefined && range.start <= start; range = ranges[next]) {
      closeBefore(open, range.start);
      open.push(range);
      next += 1;
    }
    closeBefore(open, start);
    const leak = open.filter((range) => end <= range.end).flatMap((range) => leakOf(reference, range) ?? [])[0];
    if (leak !== undefined) leaks.set(reference, leak);
  }
  return leaks;
}

function closeBefore(open: AliasedRange[], offset: number): void {
  while ((open.at(-1)?.end ?? offset + 1) <= offset) open.pop();
}

function leakOf(reference: ManagedReference, range: AliasedRange): Leak | undefined {
  const via = new Set(reference.via);
  return range.aliases.find((alias) => !via.has(alias));
}

function caveat(file: SourceFile, reference: ManagedReference, leak: Leak): Caveat {
  const line = file.lines.lineAt(leak);
  return {
    rule: 'scope/anchor',
    line: reference.line,
    message: `this value carries a YAML anchor that line ${line} uses for something that is no version of ${reference.name}`,
    fix: `Write the value out on line ${line} on the base branch, or let a person propose this in a pull request of their own.`,
  };
}
