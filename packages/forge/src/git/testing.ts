/** Real repositories in temporary directories, for tests only. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Text or bytes of a regular file; with a mode: `id` instead of content for a submodule; null: delete the path. */
export type Entry =
  | string
  | Uint8Array
  | null
  | { readonly mode: string; readonly content?: string; readonly id?: string };

export interface CommitInput {
  /** Paths may be bytes, as `Buffer.toString('latin1')` with `latin1: true`. */
  readonly files?: Readonly<Record<string, Entry>>;
  readonly latin1?: boolean;
  /** Default: the branch's tip, if there is one. An empty list makes a root commit. */
  readonly parents?: readonly string[];
  readonly branch?: string;
  readonly author?: string;
}

export interface ScratchRepository {
  readonly dir: string;
  /** Runs git there and gives its standard output, without the last newline. */
  git(...args: string[]): string;
  /** Makes a commit on `main` (or `branch`) with exactly these changes and gives its id. */
  commit(input: CommitInput): string;
  remove(): void;
}

const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Author',
  GIT_AUTHOR_EMAIL: 'author@example.com',
  GIT_COMMITTER_NAME: 'Committer',
  GIT_COMMITTER_EMAIL: 'committer@example.com',
};

/** @param init further arguments of `git init` */
export function scratchRepository(...init: string[]): ScratchRepository {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-git-'));
  const run = (args: readonly string[], input?: Uint8Array) =>
    execFileSync('git', ['-C', dir, ...args], {
      env: ENVIRONMENT,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    })
      .toString('utf8')
      .replace(/\n$/, '');
  run(['init', '--quiet', '--initial-branch=main', ...init]);
  let made = 0;
  return {
    dir,
    git: (...args) => run(args),
    commit(input) {
      made += 1;
      const branch = `refs/heads/${input.branch ?? 'main'}`;
      const tip = run(['for-each-ref', '--format=%(objectname)', branch]);
      const parents = input.parents ?? (tip === '' ? [] : [tip]);
      run(['fast-import', '--quiet', '--force'], importStream(input, branch, parents, 1_700_000_000 + made));
      return run(['rev-parse', branch]);
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function importStream(input: CommitInput, branch: string, parents: readonly string[], time: number): Uint8Array {
  const [first, ...merged] = parents;
  const author = input.author ?? 'Author <author@example.com>';
  const encoding = input.latin1 ? 'latin1' : 'utf8';
  const lines: (string | Uint8Array)[] = [
    // Without `reset`, a branch that exists would be continued although no parent is asked for.
    `reset ${branch}\n`,
    `commit ${branch}\nauthor ${author} ${time} +0000\ncommitter Committer <committer@example.com> ${time} +0000\n`,
    'data 0\n',
    ...(first ? [`from ${first}\n`] : []),
    ...merged.map((parent) => `merge ${parent}\n`),
    ...Object.entries(input.files ?? {}).flatMap(([path, entry]) => fileCommand(Buffer.from(path, encoding), entry)),
    '\n',
  ];
  return Buffer.concat(lines.map((line) => Buffer.from(line)));
}

function fileCommand(path: Buffer, entry: Entry): (string | Uint8Array)[] {
  const quoted = `"${Array.from(path, quotedByte).join('')}"`;
  if (entry === null) return [`D ${quoted}\n`];
  const plain = typeof entry === 'string' || entry instanceof Uint8Array;
  if (!plain && entry.id !== undefined) return [`M ${entry.mode} ${entry.id} ${quoted}\n`];
  const content = Buffer.from(plain ? entry : (entry.content ?? ''));
  return [`M ${plain ? '100644' : entry.mode} inline ${quoted}\ndata ${content.length}\n`, content, '\n'];
}

function quotedByte(byte: number): string {
  const plain = byte > 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
  return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
}
