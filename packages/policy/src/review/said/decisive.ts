import type { Statement } from './statement.ts';

/** The statement that decides for a head, or what stands there instead of one. */
export type Decisive =
  | { readonly kind: 'said'; readonly statement: Statement }
  /** Nothing about this head: the latest about another one, or prose. */
  | { readonly kind: 'elsewhere'; readonly statement: Statement }
  | { readonly kind: 'stranger'; readonly statement: Statement }
  | { readonly kind: 'nothing' };

/** The latest statement about this head; when there is none, the latest there is. */
export function decisiveOf(statements: readonly Statement[], head: string): Decisive {
  const said = statements.findLast((statement) => isAbout(statement, head));
  if (said !== undefined) return { kind: 'said', statement: said };
  const elsewhere = statements.findLast(({ text }) => text.trust === 'trusted');
  if (elsewhere !== undefined) return { kind: 'elsewhere', statement: elsewhere };
  const stranger = statements.at(-1);
  return stranger === undefined ? { kind: 'nothing' } : { kind: 'stranger', statement: stranger };
}

/**
 * A remark that somebody else edited may have been about this head, and so may a block whose head cannot be read. Prose is about nothing
 * in a comment, so that a reviewer may chat; where the forge itself ties it to this head, it stands where a verdict should be.
 */
function isAbout({ text, meaning }: Statement, head: string): boolean {
  if (text.trust === 'untrusted') return text.edited;
  if (meaning.kind === 'claim') return meaning.claim.head === head;
  if (meaning.kind === 'malformed') return meaning.head === null || meaning.head === head;
  if (meaning.kind !== 'prose') return true;
  if (text.source === 'review') return text.commit === head && text.state === 'CHANGES_REQUESTED';
  return text.source !== 'comment';
}
