import type { Span, YamlEntry, YamlNode } from '@gatehouse/bumps';

/** One place that an edit explains, as spans to cut out of each side. */
export interface EditStep {
  /** Name of the edit in the policy. */
  readonly edit: string;
  readonly message: string;
  readonly after: Span;
  /** A changed value's place before; null: added, so nothing stood there. */
  readonly before: Span | null;
  /** How the document looks without the step: an entry left out, or a value that is another's. */
  readonly undo: { readonly omit: YamlEntry } | { readonly replace: YamlNode; readonly by: YamlNode };
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
