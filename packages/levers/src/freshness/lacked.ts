import type { CommitsSince, TreeEntry } from '@gatehouse/forge';
import type { ImportedPaths } from '@gatehouse/release';
import type { SourceReader } from './types.ts';

/** Each costs a request; GITHUB_TOKEN has a thousand an hour for a whole repository. */
const MAX_COMPARED = 200;
/** Each costs requests of its own. */
const MAX_PATHS = 30;

/**
 * What a pin lacks of a branch. Where imported paths are globs, commits come with what they changed; where there are too many commits for
 * that, what the trees of pin and tip differ in says which of them matter.
 */
export async function readLacked(
  reader: SourceReader,
  asked: { readonly since: string; readonly branch: string | null },
  imports: ImportedPaths,
): Promise<CommitsSince> {
  const inFolders = await reader.readCommitsSince({ ...asked, paths: imports.folders });
  if (imports.exact || inFolders.commits.length === 0) return inFolders;
  if (inFolders.commits.length <= MAX_COMPARED) {
    return reader.readCommitsSince({ ...asked, paths: imports.folders, changed: true });
  }
  return byTrees(reader, asked, imports, inFolders);
}

async function byTrees(
  reader: SourceReader,
  asked: { readonly since: string; readonly branch: string | null },
  imports: ImportedPaths,
  inFolders: CommitsSince,
): Promise<CommitsSince> {
  const differing = await differingPaths(reader, asked.since, inFolders.tip, imports);
  // Whatever was committed in between, the pin has all of it by content.
  if (differing.length === 0) return { ...inFolders, commits: [] };
  const paths = differing.slice(0, MAX_PATHS);
  const { tip, commits } = await reader.readCommitsSince({ ...asked, paths });
  const touching = new Set(commits.map(({ oid }) => oid));
  // Of a branch that moved meanwhile the answer is about other commits, and says nothing of those that it leaves out.
  const rest = tip === inFolders.tip && paths.length === differing.length ? [] : null;
  return {
    ...inFolders,
    commits: inFolders.commits.map((commit) => ({ ...commit, changed: touching.has(commit.oid) ? paths : rest })),
  };
}

async function differingPaths(
  reader: SourceReader,
  since: string,
  tip: string,
  imports: ImportedPaths,
): Promise<readonly string[]> {
  const [before, after] = [facts(await reader.readTree(since)), facts(await reader.readTree(tip))];
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((path) => before.get(path) !== after.get(path) && imports.matches(path));
}

/** What a commit can change at a path; folders change with what is in them. */
function facts(tree: readonly TreeEntry[]): ReadonlyMap<string, string> {
  const files = tree.filter(({ mode }) => mode !== '040000');
  return new Map(files.map(({ path, mode, oid }) => [path, `${mode} ${oid}`]));
}
