import type { Admitted } from './admitted.ts';
import { explainResidue } from './explain-residue.ts';
import { verifyOrigins } from './origins.ts';
import { cutSkeleton, sameSkeleton } from './skeleton.ts';
import type { AdmittedEdit, Bump, Located, Reference, Residue, VersionAndDigest } from './types.ts';
import { classify, isTag } from './versions/index.ts';

/** A bump that still knows whether its reference stands in a lock file. */
export type LocatedBump = Bump & { readonly lock: boolean };

export interface FileProof {
  readonly bumps: readonly LocatedBump[];
  readonly residue: readonly Residue[];
  readonly edits: readonly AdmittedEdit[];
}

/**
 * Compares the two sides of one file. The bytes decide: outside the located spans both must be identical; inside, each reference must be
 * the same one (key, name, style) with another valid value. Bumps of a file with residue are listed too, for the reader.
 */
export function proveFile(before: Located, after: Located, admitted: Admitted | null): FileProof {
  const unreadable = [after, before].find((side) => side.text === null);
  if (unreadable !== undefined) return { bumps: [], residue: fileProblems(unreadable), edits: [] };
  const pairs = pairUp(before.references, after.references);
  const bumps = pairs.flatMap(([from, to]) => bumpOf(after.path, from, to));
  const identical = sameSkeleton(cutSkeleton(before, admitted?.before), cutSkeleton(after, admitted?.after));
  const explained = identical
    ? [...identityResidue(before, after), ...verifyOrigins(before, after)]
    : explainResidue(before, after, admitted);
  return {
    bumps,
    residue: [...explained, ...pairs.flatMap(([from, to]) => objections(after.path, from, to))],
    edits: identical ? (admitted?.edits ?? []) : [],
  };
}

function pairUp(
  before: readonly Reference[],
  after: readonly Reference[],
): readonly (readonly [Reference, Reference])[] {
  const byKey = new Map(before.map((reference) => [reference.key, reference]));
  return after.flatMap((to) => {
    const from = byKey.get(to.key);
    return from === undefined || !sameIdentity(from, to) ? [] : [[from, to] as const];
  });
}

function sameIdentity(a: Reference, b: Reference): boolean {
  return (
    a.key === b.key &&
    a.manager === b.manager &&
    a.datasource === b.datasource &&
    a.name === b.name &&
    a.written === b.written
  );
}

/** The skeletons agree; then the references must line up one to one as well, each in the same style. */
function identityResidue(before: Located, after: Located): readonly Residue[] {
  const others = new Map(before.references.map((reference) => [reference.key, reference]));
  const odd = after.references.filter((to) => {
    const from = others.get(to.key);
    return from === undefined || !sameIdentity(from, to) || from.style !== to.style || !separatorHolds(from, to);
  });
  const missing = before.references.length === after.references.length ? [] : before.references.slice(0, 1);
  const [first] = [...odd, ...missing];
  if (first === undefined) return [];
  return [
    {
      rule: 'scope/reference-changed',
      path: after.path,
      line: first.line,
      message: `what this value belongs to changed, not only its version (${first.name})`,
      fix: 'Take this change out of the pull request, or let a person propose it in a pull request of their own.',
    },
  ];
}

const CANONICAL_SEPARATORS = new Set(['@', ' # ']);

/** What stands between version and digest is the same, or came or went with the digest. */
export function separatorHolds(from: Reference, to: Reference): boolean {
  if (from.separator === to.separator) return true;
  return from.separator === undefined ? CANONICAL_SEPARATORS.has(to.separator ?? '@') : to.separator === undefined;
}

function bumpOf(path: string, from: Reference, to: Reference): readonly LocatedBump[] {
  if (!moved(from, to)) return [];
  const before = writtenIn(from);
  const after = writtenIn(to);
  const { update, reason } = classify(to.datasource, before, after, {
    range: from.range === true || to.range === true,
  });
  const { line, key, manager, datasource, name, written } = to;
  return [
    {
      path,
      line,
      key,
      manager,
      datasource,
      name,
      written,
      from: before,
      to: after,
      update,
      reason,
      lock: to.lock === true,
      ...pinOf(to),
    },
  ];
}

function pinOf(to: Reference): Pick<Bump, 'pin'> {
  if (to.pin === undefined || to.digest === undefined) return {};
  return { pin: { ...to.pin, tag: to.version?.text ?? null, sha: to.digest.text } };
}

function writtenIn(reference: Reference): VersionAndDigest {
  return { version: reference.version?.text ?? null, digest: reference.digest?.text ?? null };
}

function moved(from: Reference, to: Reference): boolean {
  return from.version?.text !== to.version?.text || from.digest?.text !== to.digest?.text;
}

/** Why a reference that moved may not have: a caveat of its place, or a value outside the grammar of its datasource. */
function objections(path: string, from: Reference, to: Reference): readonly Residue[] {
  if (!moved(from, to)) return [];
  const caveats = new Map([...(from.caveats ?? []), ...(to.caveats ?? [])].map((caveat) => [caveat.message, caveat]));
  const found: Residue[] = [...caveats.values()].map(({ rule, message, fix }) => ({
    rule,
    path,
    line: to.line,
    message,
    fix,
  }));
  const version = to.version?.text;
  if (version !== undefined && to.range !== true && !isTag(to.datasource, version)) {
    const shown = version.length > 80 ? `${version.slice(0, 80)}…` : version;
    found.push({
      rule: 'scope/invalid-version',
      path,
      line: to.line,
      message: `\`${shown}\` is not how a version of ${to.datasource} is written`,
      fix: 'Let the bot write a released version of this dependency.',
    });
  }
  return found;
}

function fileProblems(side: Located): readonly Residue[] {
  return side.problems.map(({ rule, line, message, fix }) => ({ rule, path: side.path, line, message, fix }));
}
