import type { Located, Span } from './types.ts';

/** A file cut at every place that may move. Between the cuts stands the skeleton: bytes that a bump may not touch. */
export interface Skeleton {
  /** One more than there are cuts. */
  readonly segments: readonly string[];
}

/** Cuts a text at spans (in order of their start, not overlapping). */
function skeletonOf(text: string, cuts: readonly Span[]): Skeleton {
  const segments: string[] = [];
  let from = 0;
  for (const cut of cuts) {
    segments.push(text.slice(from, cut.start));
    from = cut.end;
  }
  segments.push(text.slice(from));
  return { segments };
}

/** Byte for byte the same outside the cuts. */
export function sameSkeleton(before: Skeleton, after: Skeleton): boolean {
  return (
    before.segments.length === after.segments.length &&
    before.segments.every((segment, index) => segment === after.segments[index])
  );
}

/** The skeleton of a located file: cut at its references, its derived values, and what a supporting edit explains. */
export function cutSkeleton(located: Located, admitted: readonly Span[] = []): Skeleton {
  const movable = [
    ...located.references.flatMap((reference) => reference.spans),
    ...located.derived.map((value) => value.span),
  ];
  const free = movable.filter((span) => !admitted.some((other) => span.start >= other.start && span.end <= other.end));
  return skeletonOf(
    located.text ?? '',
    [...free, ...admitted].sort((a, b) => a.start - b.start),
  );
}
