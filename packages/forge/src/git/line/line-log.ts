import { ByteQueue } from '../byte-queue.ts';
import { gitSaid, missingObject, shallow } from '../faults.ts';
import { exitOf, startGit } from '../process.ts';
import type { Repository } from '../repository.ts';

/** A commit as it says of itself. */
export interface LoggedLine {
  readonly oid: string;
  readonly parents: readonly string[];
  /** ISO 8601. */
  readonly committedAt: string;
  readonly subject: string;
}

const LF = 0x0a;
const NUL = '\0';

/** No configuration of a repository has a say in `rev-list`, unlike `log`, which can be told to start a program. */
const ARGUMENTS = ['rev-list', '--first-parent', '--encoding=UTF-8', '--format=%H%x00%P%x00%ct%x00%s'];

/** The first-parent line of a commit, newest first, from one git. Throws `shallow` when it was cut, `missing-object` when it has a hole. */
export async function logLine(repository: Repository, tip: string): Promise<readonly LoggedLine[]> {
  const git = startGit(repository.place, [...ARGUMENTS, '--stdin']);
  try {
    git.stdin.end(`${tip}\n`);
    const queue = new ByteQueue();
    const line: LoggedLine[] = [];
    for await (const piece of git.stdout) {
      queue.push(piece);
      // Each has a line `commit <id>` above it, and only git 2.33 can leave that out.
      for (let text = queue.takeUntil(LF); text !== null; text = queue.takeUntil(LF))
        if (text.includes(NUL)) line.push(parse(text));
    }
    const { code, stderr } = await exitOf(git);
    if (code !== 0) throw missingObject(gitSaid(stderr));
    if (line[0]?.oid !== tip || !isLine(line)) throw missingObject(`the history of ${tip} has a hole`);
    const end = line.at(-1)?.oid ?? tip;
    if (repository.boundary.has(end)) throw shallow(`its history ends at ${end}`);
    return line;
  } finally {
    git.stop();
  }
}

function parse(bytes: Buffer): LoggedLine {
  const [oid = '', parents = '', seconds = '', ...subject] = bytes.toString('utf8').split(NUL);
  return {
    oid,
    parents: parents === '' ? [] : parents.split(' '),
    committedAt: moment(Number(seconds)),
    subject: subject.join(' '),
  };
}

/** Anybody can write any number there. */
function moment(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '1970-01-01T00:00:00Z' : date.toISOString().replace('.000Z', 'Z');
}

function isLine(line: readonly LoggedLine[]): boolean {
  return line.every(({ parents }, at) => parents[0] === line[at + 1]?.oid);
}
