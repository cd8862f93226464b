import type { FileFact, ValueFact } from './facts/fact.ts';
import { isContainer } from './facts/tree.ts';
import type { DocumentIdentity, PlainValue } from './types.ts';

const MAX_PLACE = 200;

/** `spec.replicas of Deployment default/web`, or `Deployment default/web` for a whole document. */
export function placeInWords({ at, documents, whole }: ValueFact): string {
  const document = documentInWords(documents.at(-1));
  if (at.length === 0) return whole ? shortened(document ?? 'a document') : 'a line of the file';
  return shortened(document === null ? dotted(at) : `${dotted(at)} of ${document}`);
}

/** `… is added`, `… is removed` or `… changes`. */
export function changeInWords(fact: ValueFact): string {
  return `${placeInWords(fact)} ${verb(fact)}`;
}

/** What happened to a file, in one or two words. */
export function fileInWords({ file }: FileFact): string {
  if (file.before === null) return 'is added';
  return file.after === null ? 'is deleted' : 'changes';
}

/** A scalar as a person reads it; only for values that are never secret. */
export function valueInWords(value: PlainValue | undefined): string {
  if (value === undefined) return 'nothing';
  return isContainer(value) ? 'something else than one value' : shortened(String(value));
}

function verb({ before, after }: ValueFact): string {
  if (before === undefined) return 'is added';
  return after === undefined ? 'is removed' : 'changes';
}

function documentInWords(document: DocumentIdentity | undefined): string | null {
  if (document === undefined || document.kind === null) return null;
  const { kind, namespace, name } = document;
  if (name === null) return kind;
  return `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
}

/** A step that has a dot itself stands in brackets. */
function dotted(at: readonly string[]): string {
  return at.reduce(
    (text, step) => (/^[^.[]+(?:\[.*)?$/s.test(step) ? `${text}${text === '' ? '' : '.'}${step}` : `${text}[${step}]`),
    '',
  );
}

/** One line that fits into a sentence; keys and values may hold anything. */
export function shortened(text: string): string {
  const line = text.slice(0, 2 * MAX_PLACE).replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  return line.length > MAX_PLACE ? `${line.slice(0, MAX_PLACE - 1)}…` : line;
}
