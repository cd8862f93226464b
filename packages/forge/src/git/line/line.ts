import { GatehouseError } from '@gatehouse/policy';
import type { FirstParentLine, LineCommit } from '../../repository-port.ts';
import { gitSaid, missingObject } from '../faults.ts';
import type { ObjectStore } from '../objects.ts';
import { runGit } from '../process.ts';
import type { Repository } from '../repository.ts';
import { diffLine } from './line-diffs.ts';
import { listFiles } from './line-files.ts';
import { logLine } from './line-log.ts';
import { listTree } from './line-tree.ts';

/** Contents of one `readBlobs`, all in memory. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Where objects come from that are not there, in one request for all of them; it throws, or they are there afterwards. */
export type Fetch = (oids: readonly string[], kind: 'commit' | 'blob') => Promise<void>;

/** A first-parent line over the objects of a repository on disk. */
export function lineOf(repository: Repository, objects: ObjectStore, fetch: Fetch): Omit<FirstParentLine, 'close'> {
  const infos = async (oids: readonly string[], kind: 'commit' | 'blob') => {
    refuseNames(oids);
    const before = await objects.info(oids);
    const missing = oids.filter((_, at) => before[at] === null);
    if (missing.length === 0) return checked(oids, before, kind);
    await fetch([...new Set(missing)], kind);
    return checked(oids, await objects.info(oids), kind);
  };
  let last: { readonly tip: string; readonly line: readonly LineCommit[] } | null = null;
  return {
    have: async (oids, kind) => (await infos(oids, kind)).map(({ size }) => size),
    async readLine(tip) {
      await infos([tip], 'commit');
      // A commit's history is always the same, and a clean-up reads it for every set of images.
      if (last?.tip !== tip) last = { tip, line: await diffLine(repository, await logLine(repository, tip)) };
      return last.line;
    },
    async readTree(commit) {
      await infos([commit], 'commit');
      return listTree(repository, commit);
    },
    async *readFiles(commits) {
      await infos(commits, 'commit');
      yield* listFiles(objects, commits);
    },
    async readBlobs(oids) {
      const wanted = [...new Set(oids)];
      const known = await infos(wanted, 'blob');
      refuseTooMuch(known.reduce((sum, { size }) => sum + size, 0));
      const blobs = await objects.read(wanted);
      return new Map(wanted.map((oid, at) => [oid, blobs[at] ?? new Uint8Array()]));
    },
    async isAncestor(ancestor, descendant) {
      await infos([ancestor, descendant], 'commit');
      const args = ['merge-base', '--is-ancestor', ancestor, descendant];
      const { code, stderr } = await runGit(repository.place, args);
      if (code === 0 || code === 1) return code === 0;
      throw missingObject(gitSaid(stderr));
    },
  };
}

type Infos = Awaited<ReturnType<ObjectStore['info']>>;

function checked(oids: readonly string[], infos: Infos, kind: 'commit' | 'blob') {
  return oids.map((oid, at) => {
    const info = infos[at];
    if (!info) throw missingObject(`${kind} ${oid} is not there`);
    if (info.type !== kind) throw missingObject(`${oid} is a ${info.type} and no ${kind}`);
    return info;
  });
}

/** Ids come from trees, labels and people; what is no id could be read as anything. */
function refuseNames(oids: readonly string[]): void {
  const odd = oids.find((oid) => !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(oid));
  if (odd === undefined) return;
  throw new GatehouseError(
    'invalid-input',
    `${JSON.stringify(odd)} is not the full id of a commit`,
    'Give all 40 hexadecimal digits, in small letters.',
  );
}

function refuseTooMuch(total: number): void {
  if (total <= MOST_BYTES) return;
  throw new GatehouseError(
    'too-large',
    `the contents to read have ${total} bytes; at most ${MOST_BYTES} are read together`,
    'Narrow the `pins` of the image set to the files that have them.',
  );
}
