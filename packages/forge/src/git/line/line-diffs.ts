import { GatehouseError } from '@gatehouse/policy';
import type { LineCommit } from '../../repository-port.ts';
import { ByteQueue } from '../byte-queue.ts';
import { DIFF_TREE } from '../diff-tree.ts';
import { gitSaid, missingObject } from '../faults.ts';
import { exitOf, startGit } from '../process.ts';
import type { Repository } from '../repository.ts';
import type { LoggedLine } from './line-log.ts';
import { linePath } from './line-path.ts';

/** Changed paths of a whole history; more are nobody's configuration. */
const MOST_CHANGES = 5_000_000;

const NUL = 0;
const COLON = 0x3a;
/** Modes and ids before and after; with renames off, exactly one path follows. */
const RECORD = /^:[0-7]{6} ([0-7]{6}) [0-9a-f]{40,64} ([0-9a-f]{40,64}) [A-Z]\d*$/;

type Changed = LineCommit['changed'][number];

/** What each commit of a line changed against its first parent, from one git, in the line's order. */
export async function diffLine(repository: Repository, line: readonly LoggedLine[]): Promise<readonly LineCommit[]> {
  const git = startGit(repository.place, DIFF_TREE);
  try {
    git.stdin.end(line.map(({ oid, parents }) => `${[oid, ...parents.slice(0, 1)].join(' ')}\n`).join(''));
    const records = new Records();
    for await (const piece of git.stdout) records.push(piece);
    const { code, stderr } = await exitOf(git);
    if (code !== 0) throw missingObject(gitSaid(stderr));
    return line.map((commit, at) => {
      const [oid, changed] = records.commits[at] ?? [];
      if (oid !== commit.oid || changed === undefined) throw missingObject(`no difference was given for ${commit.oid}`);
      return { ...commit, firstParent: commit.parents[0] ?? null, changed };
    });
  } finally {
    git.stop();
  }
}

/** A path may hold any byte but NUL, so position decides what a field is, never its look. */
class Records {
  readonly commits: [oid: string, changed: Changed[]][] = [];
  readonly #queue = new ByteQueue();
  #record: RegExpExecArray | null = null;
  #count = 0;

  push(piece: Buffer): void {
    this.#queue.push(piece);
    for (let field = this.#queue.takeUntil(NUL); field !== null; field = this.#queue.takeUntil(NUL)) {
      if (this.#record) this.#add(this.#record, field);
      else if (field[0] === COLON) this.#record = parse(field);
      else this.commits.push([field.toString('latin1'), []]);
    }
  }

  #add([, mode = '', oid = '']: RegExpExecArray, path: Uint8Array): void {
    this.#record = null;
    this.#count += 1;
    if (this.#count > MOST_CHANGES) throw tooMany();
    this.commits.at(-1)?.[1].push({ path: linePath(path), mode, oid: mode === '000000' ? null : oid });
  }
}

function parse(field: Buffer): RegExpExecArray {
  const record = RECORD.exec(field.toString('latin1'));
  if (!record)
    throw missingObject(`git diff-tree printed an unknown record: ${JSON.stringify(field.toString('latin1'))}`);
  return record;
}

function tooMany(): GatehouseError {
  return new GatehouseError(
    'too-large',
    `the history of the branch changes more than ${MOST_CHANGES} paths`,
    'Keep pins in a repository of their own.',
  );
}
