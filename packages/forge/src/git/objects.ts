import { createHash } from 'node:crypto';
import type { ByteQueue } from './byte-queue.ts';
import { Conversation, type Taker } from './conversation.ts';
import { missingObject } from './faults.ts';
import type { Repository } from './repository.ts';

interface ObjectInfo {
  readonly oid: string;
  readonly type: string;
  /** Bytes, from the object's header; nothing else of it was read. */
  readonly size: number;
}

/** Reads objects through two long-lived gits: one that tells sizes, one that hands out contents. */
export interface ObjectStore {
  /** By id or any other name of one object, in the order asked; null: no such object here, or several. */
  info(names: readonly string[]): Promise<readonly (ObjectInfo | null)[]>;
  /** Whole contents, in the order asked; ask `info` first, for nothing bounds this. Throws `missing-object`. */
  read(oids: readonly string[]): Promise<readonly Uint8Array[]>;
  close(): void;
}

export function openObjects(repository: Repository): ObjectStore {
  const sizes = restarting(() => new Conversation(repository, '--batch-check', takeInfo));
  const contents = restarting(() => new Conversation(repository, '--batch', contentTaker()));
  return {
    info: (names) => sizes.ask(names),
    async read(oids) {
      const answers = await contents.ask(oids);
      return answers.map((bytes, at) => {
        if (bytes === null) throw missingObject(`${oids[at]} is not there`);
        return bytes;
      });
    },
    close() {
      sizes.close();
      contents.close();
    },
  };
}

/** git is started with the first question, and again with the first one after it ended. */
function restarting<T>(start: () => Conversation<T>) {
  let current: Conversation<T> | null = null;
  return {
    async ask(names: readonly string[]): Promise<readonly (T | null)[]> {
      if (names.length === 0) return [];
      const bad = names.find((name) => name === '' || /[\0-\x1f]/.test(name));
      if (bad !== undefined) throw new Error(`not one line: ${JSON.stringify(bad)}`);
      if (!current?.open) current = start();
      return current.ask(names);
    },
    close: () => current?.close(),
  };
}

const LF = 0x0a;

const takeInfo: Taker<ObjectInfo> = (queue: ByteQueue) => {
  const line = queue.takeUntil(LF);
  return line ? { answer: parseInfo(line) } : undefined;
};

/** `<oid> <type> <size>`, or the name as asked with ` missing` or ` ambiguous` */
function parseInfo(line: Buffer): ObjectInfo | null {
  const text = line.toString('latin1');
  const found = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(text);
  if (found) return { oid: found[1] ?? '', type: found[2] ?? '', size: Number(found[3]) };
  if (/ (missing|ambiguous)$/.test(text)) return null;
  throw missingObject(`git cat-file answered ${JSON.stringify(text)}`);
}

function contentTaker(): Taker<Uint8Array> {
  // Held between two pieces of output, until the content has arrived whole.
  let header: ObjectInfo | null = null;
  return (queue) => {
    if (!header) {
      const line = queue.takeUntil(LF);
      if (!line) return undefined;
      header = parseInfo(line);
      if (!header) return { answer: null };
    }
    const bytes = queue.take(header.size + 1);
    if (!bytes) return undefined;
    // A copy: the piece of output it came in holds other objects, and would live as long as this one.
    const answer = new Uint8Array(bytes.subarray(0, header.size));
    verify(header, answer);
    header = null;
    return { answer };
  };
}

/** git does not check a blob that it streams: what is judged must be what the id names. */
function verify({ oid, type, size }: ObjectInfo, bytes: Uint8Array): void {
  const algorithm = oid.length === 40 ? 'sha1' : 'sha256';
  const actual = createHash(algorithm).update(`${type} ${size}\0`).update(bytes).digest('hex');
  if (actual !== oid) throw missingObject(`${type} ${oid} is damaged`);
}
