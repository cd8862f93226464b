import {
  type Bump,
  type Located,
  type Proof,
  type Reference,
  type ResidueRule,
  type Span,
  separatorHolds,
} from '@gatehouse/bumps';

/** A region that is taken out of a text. What is taken out of both sides under one label is the same thing moved. */
export interface Cut extends Span {
  readonly label: string;
}

export interface Cuts {
  /** In order, not overlapping. */
  readonly before: readonly Cut[];
  readonly after: readonly Cut[];
}

/** Residue that tells of bytes outside versions: the bytes are compared here too. */
const BESIDE_BUMPS = new Set<ResidueRule>(['scope/residue', 'scope/no-manager']);

/**
 * The regions of a file in which its bumps, and what follows from them, moved. A bump that the proof has an objection to is none here:
 * its value stays in the text and shows as a difference.
 */
export function bumpCuts(proof: Proof, before: Located, after: Located): Cuts {
  const said = proof.residue.filter(({ path, rule }) => path === after.path && !BESIDE_BUMPS.has(rule));
  const objections = new Set(said.map(({ line }) => line));
  const old = new Map(before.references.map((reference) => [reference.key, reference]));
  const now = new Map(after.references.map((reference) => [reference.key, reference]));
  const pairs = proof.bumps.flatMap((bump) => {
    if (bump.path !== after.path || objections.has(bump.line)) return [];
    const [from, to] = [old.get(bump.key), now.get(bump.key)];
    return from !== undefined && to !== undefined && agree(bump, from, to) ? [[from, to] as const] : [];
  });
  const derived = derivedCuts(proof, before, after);
  return {
    before: inOrder([...pairs.flatMap(([from]) => cutsOf(from)), ...derived.before]),
    after: inOrder([...pairs.flatMap(([, to]) => cutsOf(to)), ...derived.after]),
  };
}

/** The two ends are those of this bump. The proof checks this only where nothing else changed. */
function agree(bump: Bump, from: Reference, to: Reference): boolean {
  return (
    from.name === bump.name &&
    to.name === bump.name &&
    from.spans.length === to.spans.length &&
    separatorHolds(from, to)
  );
}

function cutsOf(reference: Reference): readonly Cut[] {
  return reference.spans.map(({ start, end }, index) => ({ start, end, label: `${reference.key} ${index}` }));
}

/** Values that follow from bumps are believed only while the proof has nothing at all to say about locks or their files. */
function derivedCuts(proof: Proof, before: Located, after: Located): Cuts {
  const doubted = proof.residue.some(({ rule, path }) => rule.startsWith('scope/lock-') || path === after.path);
  const keys = new Set(after.derived.map(({ key }) => key));
  const old = before.derived.filter(({ key }) => keys.has(key));
  if (doubted || old.length !== after.derived.length) return { before: [], after: [] };
  const cut = ({ key, span }: Located['derived'][number]) => ({ ...span, label: `derived ${key}` });
  return { before: old.map(cut), after: after.derived.map(cut) };
}

function inOrder(cuts: readonly Cut[]): readonly Cut[] {
  return [...cuts].sort((a, b) => a.start - b.start);
}
