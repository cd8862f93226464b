import type { YamlDocument, YamlNode } from '../formats/yaml/index.ts';
import type { Caveat } from '../types.ts';
import type { ManagedReference, SourceFile } from './manager.ts';

/**
 * Adds a caveat to each reference whose value is also used through an alias that is not itself a version of that reference: moving the
 * anchor would move something nobody named.
 */
export function anchorCaveats(file: SourceFile, references: readonly ManagedReference[]): readonly ManagedReference[] {
  if (!file.text.includes('*') || references.length === 0 || !isYaml(file, references)) return references;
  const aliased = file.yaml().flatMap(aliasedRanges);
  if (aliased.length === 0) return references;
  return references.map((reference) => {
    const leak = aliased.find(
      (range) => touches(reference, range) && !range.aliases.every((alias) => reference.via?.includes(alias)),
    );
    return leak === undefined
      ? reference
      : { ...reference, caveats: [...(reference.caveats ?? []), caveat(file, reference, leak)] };
  });
}

/** An annotated value stands in YAML too where the path says so, although its key is a line. */
function isYaml(file: SourceFile, references: readonly ManagedReference[]): boolean {
  return /\.ya?ml$/.test(file.path) || references.some((reference) => reference.key.includes(':/'));
}

interface AliasedRange {
  readonly start: number;
  readonly end: number;
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

function touches(reference: ManagedReference, range: AliasedRange): boolean {
  return reference.spans.some((span) => span.start >= range.start && span.end <= range.end);
}

function caveat(file: SourceFile, reference: ManagedReference, range: AliasedRange): Caveat {
  const other = range.aliases.find((alias) => !reference.via?.includes(alias)) ?? range.start;
  const line = file.lines.lineAt(other);
  return {
    rule: 'scope/anchor',
    line: reference.line,
    message: `this value carries a YAML anchor that line ${line} uses for something that is no version of ${reference.name}`,
    fix: `Write the value out on line ${line} on the base branch, or let a person merge this.`,
  };
}
