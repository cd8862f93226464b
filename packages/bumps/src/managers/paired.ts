import type { Cursor } from '../formats/yaml/index.ts';
import type { Problem, Value } from '../types.ts';
import type { ManagedReference, SourceFile } from './manager.ts';
import { type ExactScalar, exactScalar, scalarFields } from './yaml-value.ts';

/** A scalar that is the version or the digest of a reference, entirely. */
export interface Part {
  readonly cursor: Cursor;
  readonly scalar: ExactScalar;
}

/** Reads a place that may hold a part: null when there is none or it is empty. */
export function partAt(file: SourceFile, cursor: Cursor | null): Part | { problem: Problem } | null {
  const exact = exactScalar(file, cursor);
  if (cursor === null || exact === null) return null;
  return 'problem' in exact ? exact : { cursor, scalar: exact.scalar };
}

type PairFields = Pick<ManagedReference, 'key' | 'version' | 'digest' | 'spans' | 'style' | 'line' | 'via' | 'caveats'>;

/**
 * The fields of a reference whose version and digest are two scalars, or only one of them: spans and styles in order of position, the key
 * that of the version where there is one.
 */
export function pairFields(version: Part | null, digest: Part | null): PairFields | null {
  const parts = [version, digest].filter((part) => part !== null).sort((a, b) => a.scalar.start - b.scalar.start);
  const [first, second] = parts;
  const main = version ?? digest;
  // One scalar for both, through an alias, is neither.
  if (first === undefined || main === null || (second && second.scalar.start < first.scalar.end)) return null;
  const caveats = parts.flatMap((part) => part.scalar.caveats);
  return {
    key: scalarFields(main.cursor, main.scalar).key,
    ...(version && { version: valueIn(version) }),
    ...(digest && { digest: valueIn(digest) }),
    spans: parts.map(({ scalar: { start, end } }) => ({ start, end })),
    style: parts.map((part) => part.scalar.style).join('+'),
    line: first.scalar.line,
    via: parts.flatMap((part) => part.scalar.via),
    ...(caveats.length > 0 && { caveats }),
  };
}

function valueIn({ scalar: { text, start, end } }: Part): Value {
  return { text, start, end };
}
