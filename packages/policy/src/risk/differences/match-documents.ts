import { groupBy } from '@gatehouse/bumps';
import { align } from './align.ts';
import type { FileDocument } from './documents.ts';

export interface DocumentPair {
  readonly before: FileDocument | null;
  readonly after: FileDocument | null;
}

/** A document with the number of its meaning. */
export interface NumberedDocument extends FileDocument {
  readonly number: number;
}

/**
 * Pairs the documents of two sides by who they say they are, wherever they stand. Several of one identity are never guessed at: equal ones
 * belong together, the others were removed and added. Those that say nothing are paired in order.
 */
export function matchDocuments(
  before: readonly NumberedDocument[],
  after: readonly NumberedDocument[],
): readonly DocumentPair[] {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((identity) => {
    const [was, is] = [old.get(identity) ?? [], now.get(identity) ?? []];
    return identity === ANONYMOUS ? inOrder(was, is) : ofOneIdentity(was, is);
  });
}

const ANONYMOUS = '';

function byIdentity(documents: readonly NumberedDocument[]): ReadonlyMap<string, readonly NumberedDocument[]> {
  return groupBy(documents, ({ identity: { apiVersion, kind, namespace, name } }) =>
    apiVersion === null && kind === null ? ANONYMOUS : JSON.stringify([apiVersion, kind, namespace, name]),
  );
}

function ofOneIdentity(before: readonly NumberedDocument[], after: readonly NumberedDocument[]): DocumentPair[] {
  const [[was], [is]] = [before, after];
  if (before.length <= 1 && after.length <= 1) return [{ before: was ?? null, after: is ?? null }];
  const left = groupBy(before, ({ number }) => number);
  const pairs: DocumentPair[] = after.map((document) => ({
    before: left.get(document.number)?.pop() ?? null,
    after: document,
  }));
  return [...pairs, ...[...left.values()].flat().map((document) => ({ before: document, after: null }))];
}

/** As many as before: each is compared with the one at its place. Else equal ones belong together and the others came or went. */
function inOrder(before: readonly NumberedDocument[], after: readonly NumberedDocument[]): DocumentPair[] {
  if (before.length === after.length) {
    return after.map((document, index) => ({ before: before[index] ?? null, after: document }));
  }
  const numbers = (documents: readonly NumberedDocument[]) => documents.map(({ number }) => number);
  return align(numbers(before), numbers(after)).flatMap(([i, j]): DocumentPair[] => {
    const was = i === null ? null : (before[i] ?? null);
    const is = j === null ? null : (after[j] ?? null);
    if (was === null || is === null || was.number === is.number) return [{ before: was, after: is }];
    return [
      { before: was, after: null },
      { before: null, after: is },
    ];
  });
}
