import type { ChangedFile, FileSide } from '@gatehouse/bumps';
import { ByteQueue } from './byte-queue.ts';
import { decodePath } from './paths.ts';

/** What differs between a commit and the commit it was compared with; only metadata. */
export interface CommitDiff {
  readonly commit: string;
  /** Cut at the cap; `count` says how many there really are. */
  readonly files: readonly ChangedFile[];
  readonly count: number;
}

const NUL = 0;
const COLON = 0x3a;
/** `:<mode> <mode> <oid> <oid> <status>`: with renames off, exactly one path follows. */
const RECORD = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z]\d*$/;

/**
 * Reads the output of `git diff-tree --stdin --raw -z --always`: a commit id, then its records, each a line of metadata and
 * a path, everything ended by NUL. A path may hold any other byte, so position decides what a field is, never its look.
 */
export class DiffRecords {
  readonly #queue = new ByteQueue();
  readonly #cap: number;
  #open: { commit: string; files: ChangedFile[]; count: number } | null = null;
  #record: RegExpExecArray | null = null;

  constructor(cap: number) {
    this.#cap = cap;
  }

  /** Takes the next piece of output and gives the commits that it completes. */
  *push(piece: Buffer): Generator<CommitDiff> {
    this.#queue.push(piece);
    for (let field = this.#queue.takeUntil(NUL); field !== null; field = this.#queue.takeUntil(NUL)) {
      if (this.#record) this.#addFile(this.#record, field);
      else if (field[0] === COLON) this.#record = parseRecord(field);
      else {
        if (this.#open) yield this.#open;
        this.#open = { commit: field.toString('latin1'), files: [], count: 0 };
      }
    }
  }

  /** The last commit; call it only when git ended well, for otherwise that commit may be incomplete. */
  end(): CommitDiff | null {
    if (this.#record || this.#queue.size > 0) throw new Error('git diff-tree ended inside a record');
    return this.#open;
  }

  #addFile(record: RegExpExecArray, path: Uint8Array): void {
    const [, beforeMode = '', afterMode = '', beforeOid = '', afterOid = ''] = record;
    this.#record = null;
    if (!this.#open) throw new Error('git diff-tree printed a record before its commit');
    this.#open.count += 1;
    if (this.#open.files.length >= this.#cap) return;
    const sides = { before: side(beforeMode, beforeOid), after: side(afterMode, afterOid) };
    this.#open.files.push({ ...decodePath(path), ...sides });
  }
}

function parseRecord(field: Buffer): RegExpExecArray {
  const record = RECORD.exec(field.toString('latin1'));
  if (!record) throw new Error(`git diff-tree printed an unknown record: ${JSON.stringify(field.toString('latin1'))}`);
  return record;
}

function side(mode: string, oid: string): FileSide | null {
  return mode === '000000' ? null : { mode, oid };
}
