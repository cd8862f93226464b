import { type Change, MAX_BLOB_BYTES } from '@gatehouse/bumps';
import type { PastState } from '@gatehouse/policy';
import type { HistoryReader } from '../port.ts';
import { tooMuchContent } from '../too-much-content.ts';
import type { DiffAnswer, DiffRequest } from './diff-tree.ts';
import { gitSaid, missingObject } from './faults.ts';
import type { ObjectStore } from './objects.ts';
import { runGit } from './process.ts';
import type { Repository } from './repository.ts';

/** Commits of a first-parent line asked for together: neighbours in a history share most of theirs. */
const LINE_AT_ONCE = 400;
/** Whoever asks beyond them replays a history: as many times what is known already are read next, as to start git costs more than a line. */
const LINE_GROWTH = 4;

type Diffs = (requests: readonly DiffRequest[]) => AsyncGenerator<DiffAnswer>;

/**
 * The past of a repository on disk. The line ends where a shallow clone does.
 *
 * @param lineAtOnce commits of it that are read with the first question, and at least with each further one
 */
export function localHistory(
  repository: Repository,
  objects: ObjectStore,
  diffs: Diffs,
  lineAtOnce = LINE_AT_ONCE,
): HistoryReader {
  const firstParents = new Map<string, string | null>();

  const lineFrom = async (tip: string, limit: number): Promise<readonly string[]> => {
    const line: string[] = [];
    for (let next: string | null = tip; next !== null && line.length < limit; ) {
      if (!firstParents.has(next)) await readLine(repository, next, firstParents, lineAtOnce);
      line.push(next);
      next = firstParents.get(next) ?? null;
    }
    return line;
  };

  return {
    async readPastStates(change, limit) {
      const paths = change.files.map(({ path }) => path);
      if (!change.files.every(isNameable) || !(await isHere(objects, change.base))) return [];
      const line = await lineFrom(change.baseTip ?? change.base, limit);
      const infos = await objects.info(line.flatMap((commit) => paths.map((path) => `${commit}:${path}`)));
      const oids = infos.map((info) => (info?.type === 'blob' ? info.oid : null));
      return line.map((commit, at): PastState => {
        const blobs = oids.slice(at * paths.length, (at + 1) * paths.length);
        return { commit, firstParent: firstParents.get(commit) ?? null, blobs };
      });
    },
    async changedPaths(commit) {
      await lineFrom(commit, 1);
      for await (const diff of diffs([{ commit, parent: firstParents.get(commit) ?? null }])) {
        if ('fault' in diff) throw diff.fault;
        const whole = diff.count === diff.files.length && diff.files.every(({ pathIsText }) => pathIsText);
        return whole ? diff.files.map(({ path }) => path) : null;
      }
      return null;
    },
    async readBlobs(oids) {
      const infos = await objects.info(oids);
      const tooLarge = infos.find((info) => (info?.size ?? 0) > MAX_BLOB_BYTES);
      if (tooLarge) throw tooMuchContent(`${tooLarge.size} bytes`);
      const blobs = await objects.read(oids);
      return new Map(oids.map((oid, at) => [oid, blobs[at] ?? new Uint8Array()]));
    },
  };
}

/** `<commit>:<path>` is read by git as a line, and a path that begins with a dot segment as one from the current directory. */
function isNameable({ path, pathIsText }: Change['files'][number]): boolean {
  return pathIsText && !/[\0-\x1f]/.test(path) && !/^\.\.?\//.test(path);
}

/** A root commit is compared with the empty tree, which is no commit and has no past. */
async function isHere(objects: ObjectStore, commit: string): Promise<boolean> {
  const [info] = await objects.info([commit]);
  return info?.type === 'commit';
}

/** Fills in the first parent of each commit of a line, some way back; of the boundary of a shallow clone git knows none. */
async function readLine(
  repository: Repository,
  tip: string,
  into: Map<string, string | null>,
  atLeast: number,
): Promise<void> {
  const count = Math.max(atLeast, LINE_GROWTH * into.size);
  const args = ['rev-list', '--first-parent', '--parents', `--max-count=${count}`, '--stdin'];
  const { code, stdout, stderr } = await runGit(repository.place, args, `${tip}\n`);
  if (code !== 0) throw missingObject(gitSaid(stderr));
  for (const line of stdout.split('\n')) {
    const [commit, parent = null] = line.split(' ');
    if (commit) into.set(commit, parent);
  }
  if (!into.has(tip)) throw missingObject(`no history was given for ${tip}`);
}
