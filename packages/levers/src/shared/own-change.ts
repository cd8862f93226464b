import type { FirstParentLine, LineCommit, TreeEntry } from '@gatehouse/forge';

type Changed = LineCommit['changed'];
type Reads = Pick<FirstParentLine, 'readLine' | 'readTree' | 'isAncestor'>;

/** Merges of the base branch on one branch; whoever has more of them made it by hand. */
const MAX_UPDATES = 1000;

/** Files of a commit that differ from those of another. */
export interface ChangeOn {
  /** Commit of the base branch. */
  readonly on: string;
  readonly changed: Changed;
}

/** The one change that a branch has. */
export interface OwnChange {
  /** The commit that made it. */
  readonly made: ChangeOn;
  /** It as the tip has it, which is the same unless the branch was brought up to date since. */
  readonly now: ChangeOn;
}

/** Whether files that an update has neither as the base branch has them nor as the one commit has them are what that commit makes of the base's. */
export type Explains = (made: ChangeOn, update: ChangeOn) => Promise<boolean>;

/**
 * The one change that a branch has beyond the base branch: a commit on the base's own line, however often the base was merged into it since, as
 * "Update branch" does. Such a merge brings nothing of anybody when whatever it has otherwise than the base's commit is what the one commit made:
 * the same file, or one that `explains` accounts for. Each merge is looked at, for what a later one takes back would be lost too. Who made any of
 * it has no say. Null: there is more on the branch than that.
 *
 * @param base commit of the base branch that everything is decided at
 */
export async function readOwnChange(
  line: Reads,
  { tip, base, explains }: { readonly tip: string; readonly base: string; readonly explains: Explains },
): Promise<OwnChange | null> {
  const commits = await line.readLine(tip);
  const at = commits.findIndex(({ parents }) => parents.length < 2);
  const commit = commits[at];
  if (commit?.firstParent == null || at > MAX_UPDATES || !(await line.isAncestor(commit.firstParent, base)))
    return null;
  const made = { on: commit.firstParent, changed: commit.changed };
  let now: ChangeOn = made;
  for (const update of commits.slice(0, at).reverse()) {
    const merged = await readUpdate(line, update, base);
    if (merged === null || !(await isExplained(made, merged, explains))) return null;
    now = merged;
  }
  return { made, now };
}

/** What a merge has otherwise than the commit of the base branch that it merged; null: it merged something else. */
async function readUpdate(line: Reads, { oid, parents }: LineCommit, base: string): Promise<ChangeOn | null> {
  const [, on, another] = parents;
  if (on === undefined || another !== undefined || !(await line.isAncestor(on, base))) return null;
  return { on, changed: differences(await line.readTree(on), await line.readTree(oid)) };
}

async function isExplained(made: ChangeOn, { on, changed }: ChangeOn, explains: Explains): Promise<boolean> {
  const known = new Set(made.changed.map(sideOf));
  const others = changed.filter((one) => !known.has(sideOf(one)));
  return others.length === 0 || explains(made, { on, changed: others });
}

function sideOf({ path, mode, oid }: Changed[number]): string {
  return `${mode} ${oid} ${path}`;
}

function differences(before: readonly TreeEntry[], after: readonly TreeEntry[]): Changed {
  const there = new Set(before.map(sideOf));
  const left = new Set(after.map(({ path }) => path));
  const gone = before.filter(({ path }) => !left.has(path));
  return [
    ...after.filter((entry) => !there.has(sideOf(entry))).map(({ path, mode, oid }) => ({ path, mode, oid })),
    ...gone.map(({ path }) => ({ path, mode: '000000', oid: null })),
  ];
}
