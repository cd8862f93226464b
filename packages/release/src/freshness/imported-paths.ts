import { compileGlobs, isTooLong, type Matcher, whyNotGlob } from '@gatehouse/policy';

/** What of a source is imported: which commits a reader is asked for, and which changed paths count. */
export interface ImportedPaths {
  /** Normalised: files or folders and globs; empty: every path. */
  readonly patterns: readonly string[];
  /** Files and folders that together hold all of them; null: the whole repository. */
  readonly folders: readonly string[] | null;
  /** A commit that touches one of `folders` touches an imported path; otherwise its changed paths must be compared. */
  readonly exact: boolean;
  readonly matches: (path: string) => boolean;
}

/** Each folder costs a reader requests; past so many, parents are asked for and changed paths compared. */
const MAX_FOLDERS = 30;
/** More than any manifest imports. */
const MAX_IMPORTS = 2_000;
/** Each is compared with every path of two trees, which may have a hundred thousand. */
const MAX_GLOBS = 100;
const isGlob = (pattern: string) => /[*?]/.test(pattern);

/**
 * Reads a path as manifests write it (`./apps/`, `/apps`, `apps`) as a path from the root, or a glob; empty: the whole repository.
 * Null when it is none.
 */
export function importedPath(written: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written) || /[\\\p{Cc}]/u.test(written) || written.length > 1024) return null;
  const steps = written.split('/').filter((step) => step !== '' && step !== '.');
  if (steps.includes('..') || written.trim() !== written || written === '') return null;
  const path = steps.join('/');
  return isGlob(path) && whyNotGlob(path) !== null ? null : path;
}

/** Why so many patterns are not compiled, as a sentence; null: they are few enough. */
export function whyTooMany(patterns: readonly string[]): string | null {
  const distinct = [...new Set(patterns)];
  if (distinct.length > MAX_IMPORTS) return `More than ${MAX_IMPORTS} imported paths are named.`;
  return distinct.filter(isGlob).length > MAX_GLOBS ? `More than ${MAX_GLOBS} imported paths are globs.` : null;
}

/**
 * @param patterns globs of the policy and paths of manifests, normalised; none: every path counts. A pattern without `*` and `?` is a
 * file, or a folder with all that is in it.
 * @throws RangeError where `whyTooMany` says why
 */
export function compileImports(patterns: readonly string[]): ImportedPaths {
  const distinct = [...new Set(patterns)].sort();
  const why = whyTooMany(distinct);
  if (why !== null) throw new RangeError(why);
  if (distinct.length === 0 || distinct.includes('') || distinct.includes('**')) {
    return { patterns: [], folders: null, exact: true, matches: () => true };
  }
  const literals = new Set(distinct.filter((pattern) => !isGlob(pattern)));
  const globs = compileGlobs(distinct.filter(isGlob));
  const matches = (path: string) => ancestors(path).some((folder) => literals.has(folder)) || mayMatch(globs, path);
  return { patterns: distinct, ...foldersOf(distinct), matches };
}

/** Of patterns, those that no path of a tree matches. */
export function absentImports(patterns: readonly string[], tree: readonly string[]): readonly string[] {
  const there = new Set(tree.flatMap(ancestors));
  return patterns.filter((pattern) => {
    if (!isGlob(pattern)) return pattern !== '' && !there.has(pattern);
    const glob = compileGlobs([pattern]);
    return !tree.some((path) => !isTooLong(path) && glob.matches(path));
  });
}

/** Globs are not asked about names that no file system holds; such a one counts, so that nothing is fresh by it. */
function mayMatch(globs: Matcher, path: string): boolean {
  return isTooLong(path) ? globs.patterns.length > 0 : globs.matches(path);
}

/** A path with every folder above it: `a/b/c`, `a/b`, `a`. */
function ancestors(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, at) => steps.slice(0, at + 1).join('/'));
}

function foldersOf(patterns: readonly string[]): Pick<ImportedPaths, 'folders' | 'exact'> {
  const heads = patterns.map(headOf);
  const wanted = outermost(heads.map(({ folder }) => folder));
  const folders = narrowed(wanted);
  const exact = folders === wanted && heads.every((head) => head.whole);
  return folders.includes('') ? { folders: null, exact } : { folders, exact };
}

/** The longest folder that a pattern cannot leave; `whole`: everything in it matches. */
function headOf(pattern: string): { readonly folder: string; readonly whole: boolean } {
  if (!isGlob(pattern)) return { folder: pattern, whole: true };
  const steps = pattern.split('/');
  const first = steps.findIndex(isGlob);
  return { folder: steps.slice(0, first).join('/'), whole: first === steps.length - 1 && steps[first] === '**' };
}

/** Without those that stand inside another. */
function outermost(folders: readonly string[]): readonly string[] {
  const all = new Set(folders);
  if (all.has('')) return [''];
  return [...all].filter(
    (folder) =>
      !ancestors(folder)
        .slice(0, -1)
        .some((parent) => all.has(parent)),
  );
}

/** Parents in place of too many folders, as deep as few enough allow. */
function narrowed(folders: readonly string[]): readonly string[] {
  let kept = folders;
  const depth = Math.max(...folders.map((folder) => folder.split('/').length));
  for (let level = depth - 1; kept.length > MAX_FOLDERS; level--) {
    kept = outermost(folders.map((folder) => folder.split('/').slice(0, level).join('/')));
  }
  return kept;
}
