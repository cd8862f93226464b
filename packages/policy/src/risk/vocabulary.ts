import type { ValueFact } from './facts/fact.ts';
import type { DocumentIdentity } from './types.ts';

/** What shows that a place is of a sort. One of them is enough; each is tested on lower-case text. */
export interface Vocabulary {
  /** Kinds, without regard to the API version: the same kind moves between groups and versions. */
  readonly kinds?: RegExp;
  /** API groups (`rbac.authorization.k8s.io`; empty for the core group). */
  readonly groups?: RegExp;
  /** Names of fields, as `namesOf` gives them: wherever they stand in a tree. */
  readonly names?: RegExp;
  /** Scalars. */
  readonly values?: RegExp;
}

/** Whether a place is of that sort. */
export function speaksOf(fact: ValueFact, { kinds, groups, names, values }: Vocabulary): boolean {
  if (fact.documents.some((document) => isOf(document, kinds, groups))) return true;
  // A definition of a resource names every field there is, and sets none.
  if (isDefining(fact)) return false;
  return (
    (names !== undefined && fact.names.some((name) => known(names, name))) ||
    (values !== undefined && scalars(fact).some((text) => values.test(text)))
  );
}

/** The same names come back thousands of times in one change, and each would be held against every rule. */
const MAX_REMEMBERED = 20_000;
const remembered = new WeakMap<RegExp, Map<string, boolean>>();

function known(names: RegExp, name: string): boolean {
  const answers = remembered.get(names) ?? new Map<string, boolean>();
  remembered.set(names, answers);
  const before = answers.get(name);
  if (before !== undefined) return before;
  const answer = names.test(name);
  if (answers.size < MAX_REMEMBERED) answers.set(name, answer);
  return answer;
}

/**
 * Whether a place is where a CustomResourceDefinition says which fields there are. Anybody can call a mapping one (values of a chart with that
 * `kind` among them), so only what stands in no other document counts, and only where a definition has its schemas.
 */
export function isDefining({ documents, at: [first, second = ''] }: Pick<ValueFact, 'documents' | 'at'>): boolean {
  const isSchema = first === 'metadata' || (first === 'spec' && /^(?:versions|validation|conversion)\b/.test(second));
  return isSchema && documents.length > 0 && documents.every(isDefinition);
}

function isDefinition({ apiVersion, kind }: DocumentIdentity): boolean {
  return kind === 'CustomResourceDefinition' && groupOf(apiVersion) === 'apiextensions.k8s.io';
}

/** `apps` of `apps/v1`; empty for `v1` and for nothing. */
export function groupOf(apiVersion: string | null): string {
  const slash = apiVersion?.lastIndexOf('/') ?? -1;
  return slash < 0 ? '' : (apiVersion ?? '').slice(0, slash).toLowerCase();
}

function isOf({ apiVersion, kind }: DocumentIdentity, kinds?: RegExp, groups?: RegExp): boolean {
  if (kind !== null && kinds?.test(kind.toLowerCase()) === true) return true;
  const group = groupOf(apiVersion);
  return group !== '' && groups?.test(group) === true;
}

function scalars({ before, after }: ValueFact): readonly string[] {
  return [before, after].flatMap((value) => (typeof value === 'string' ? value.toLowerCase() : []));
}
