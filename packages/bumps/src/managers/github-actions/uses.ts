import type { Value } from '../../types.ts';
import { isCommitSha, isVersion } from '../../versions/index.ts';
import type { ManagedReference, SourceFile } from '../manager.ts';
import type { ExactScalar } from '../yaml-value.ts';
import { commentVersion } from './comment.ts';
import { type ActionName, readActionName } from './name.ts';

/** A reference without the fields that follow from where it is written; `style` only where it differs from the scalar's. */
type UsesReference = Omit<ManagedReference, 'key' | 'manager' | 'style' | 'line'> & { readonly style?: string };

/**
 * `owner/repo[/path]@<tag>` or `@<commit SHA>`, with the SHA's version in the comment behind it; null for branches, short SHAs, expressions,
 * local paths. `scalarEnd` is where the scalar ends, its closing quote included.
 */
export function usesReference(file: SourceFile, scalarEnd: number, scalar: ExactScalar): UsesReference | null {
  const atSign = scalar.text.indexOf('@');
  if (atSign < 0) return null;
  const written = scalar.text.slice(0, atSign);
  const action = readActionName(written, file.path);
  if (action === null) return null;
  const ref = { text: scalar.text.slice(atSign + 1), start: scalar.start + atSign + 1, end: scalar.end };
  const identity = { name: action.name, datasource: action.datasource, written };
  if (isCommitSha(ref.text)) return { ...identity, ...pinned(file, action, scalarEnd, scalar, ref) };
  return isVersion(action.datasource, ref.text) ? { ...identity, version: ref, spans: [ref] } : null;
}

/** Unquoted: one span from SHA to the comment's version, so that a tag can become it. Quoted: two, for the quote stands between. */
function pinned(file: SourceFile, action: ActionName, scalarEnd: number, scalar: ExactScalar, sha: Value) {
  const version = commentVersion(file.text, scalarEnd, scalar.text.slice(0, scalar.text.indexOf('@')));
  if (version === null || !isVersion(action.datasource, version.text)) {
    return { digest: sha, spans: [sha], pin: action.pin };
  }
  const facts = { digest: sha, version, pin: action.pin };
  if (scalar.style !== 'plain') return { ...facts, spans: [sha, version], style: `${scalar.style}+text` };
  const separator = file.text.slice(sha.end, version.start);
  return { ...facts, separator, spans: [{ start: sha.start, end: version.end }] };
}
