import type { Admit, Admitted, Located, Span, YamlDocument } from '@gatehouse/bumps';
import { parseYamlDocuments } from '@gatehouse/bumps';
import { isTooLong } from '../globs/matcher.ts';
import type { Policy } from '../policy.ts';
import { type EditStep, overlaps } from './step.ts';
import { stepsOf } from './steps.ts';
import { treeOf } from './tree.ts';

/**
 * What the policy's typed supporting edits explain in one file: the spans to cut out of both sides. The rest of the file must still be the
 * same byte for byte, which the proof checks; here the documents say that the spans are these edits and nothing else.
 */
export function admitEdits(policy: Policy): Admit {
  return (before, after) => {
    if (before.path !== after.path || isTooLong(after.path)) return null;
    const edits = policy.scope.edits.filter((edit) => edit.matchesFile.matches(after.path));
    const old = edits.length === 0 ? null : documentsOf(before.text);
    const now = old === null ? null : documentsOf(after.text);
    if (old === null || now === null || old.length !== now.length) return null;
    const steps = now.flatMap((document, index) => {
      const base = old[index];
      return base === undefined ? [] : edits.flatMap((edit) => stepsOf(edit, base, document, after.text ?? ''));
    });
    return admitted(distinct(steps), before, after, now);
  };
}

function documentsOf(text: string | null): readonly YamlDocument[] | null {
  return text === null ? null : parseYamlDocuments(text).documents;
}

/** Two edits may explain one place; the first one listed is named. */
function distinct(steps: readonly EditStep[]): readonly EditStep[] {
  const sorted = [...steps].sort((a, b) => a.after.start - b.after.start);
  return sorted.filter((step, index) => !sorted.slice(0, index).some((other) => overlaps(other.after, step.after)));
}

function admitted(
  steps: readonly EditStep[],
  before: Located,
  after: Located,
  documents: readonly YamlDocument[],
): Admitted | null {
  const text = after.text ?? '';
  const spans = beforeSpans(steps, before.text ?? '', text);
  if (steps.length === 0 || spans === null) return null;
  const touches = (located: Located, span: Span) =>
    [...located.references.flatMap((reference) => reference.spans), ...located.derived.map((value) => value.span)].some(
      (other) => overlaps(other, span),
    );
  if (steps.some((step) => touches(after, step.after)) || spans.some((span) => touches(before, span))) return null;
  if (!isExactly(steps, before.text ?? '', text, documents)) return null;
  return {
    before: spans,
    after: steps.map((step) => step.after),
    edits: steps.map(({ edit, message, after: { start } }) => ({
      edit,
      path: after.path,
      line: lineAt(text, start),
      message,
    })),
  };
}

/** Where the cuts lie before the change: a changed value's own place; for added lines, the empty place between the same two lines. */
function beforeSpans(steps: readonly EditStep[], before: string, after: string): readonly Span[] | null {
  const starts = [0, ...[...before.matchAll(/\n/g)].map(({ index }) => index + 1)];
  let added = 0;
  const spans: Span[] = [];
  for (const step of steps) {
    // Values may have another length; only whole lines shift what follows.
    const line = lineAt(after, step.after.start) - 1 - added;
    const atEnd = /[\r\n]/.test(after.charAt(step.after.start));
    const place = atEnd ? before.length : starts[line];
    if (step.before === null && place === undefined) return null;
    spans.push(step.before ?? { start: place ?? 0, end: place ?? 0 });
    if (step.before === null) added += after.slice(step.after.start, step.after.end).split('\n').length - 1;
  }
  return spans;
}

/** Taking the spans out of the text and the steps out of the documents must come to the same. */
function isExactly(
  steps: readonly EditStep[],
  before: string,
  after: string,
  documents: readonly YamlDocument[],
): boolean {
  let undone = '';
  let from = 0;
  for (const { after: span, before: old } of steps) {
    undone += after.slice(from, span.start) + (old === null ? '' : before.slice(old.start, old.end));
    from = span.end;
  }
  const reread = documentsOf(undone + after.slice(from));
  const undo = steps.map((step) => step.undo);
  return (
    reread?.length === documents.length &&
    documents.every((document, index) => treeOf(document.root, undo) === treeOf(reread[index]?.root ?? null))
  );
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
