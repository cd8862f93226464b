import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { GatehouseError } from '@gatehouse/policy';

/**
 * Settings that would make git start a program, reach the network or answer from something other than the object store.
 * Given on the command line, they win over anything the repository's own configuration says.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  // The commit-graph file is a cache that git believes without looking at the commits it describes.
  'core.commitGraph=false',
  'advice.graftFileDeprecated=false',
  'core.pager=cat',
  'core.askPass=',
  'core.sshCommand=false',
  'credential.helper=',
  'protocol.allow=never',
];

const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_NO_LAZY_FETCH: '1',
  // Not every git knows the line above; none starts a transport that is not on this list.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_REPLACE_OBJECTS: '1',
  // `info/grafts` gives a commit other parents than it has.
  GIT_GRAFT_FILE: '/dev/null',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
  LC_ALL: 'C',
};

/** The caller's environment without any `GIT_*` variable, then ours. */
export function gitEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return { ...Object.fromEntries(kept), ...ENVIRONMENT };
}

/** Where git is run, and which directories the user has declared safe although another user owns them. */
export interface GitPlace {
  readonly dir: string;
  readonly safeDirectories: readonly string[];
}

/** A running git; `finished` settles after its output has ended and never rejects. */
export interface GitProcess {
  readonly stdin: NodeJS.WritableStream;
  readonly stdout: AsyncIterable<Buffer>;
  readonly finished: Promise<GitExit>;
  stop(): void;
}

export interface GitExit {
  readonly code: number | null;
  readonly stderr: string;
  /** Set when git could not be started at all. */
  readonly failure: Error | null;
}

/** What a git that may use the network gets on top; everything else of it stays as narrow. */
export interface GitExtras {
  readonly settings: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Takes what git says on standard error as it comes; of such a git its last words are kept and not its first. */
  readonly listen: (text: string) => void;
}

const SAID = 4096;

/** Starts git on a repository with nothing of the repository's or user's configuration able to run. */
export function startGit(place: GitPlace, args: readonly string[], extras?: GitExtras): GitProcess {
  const safe = place.safeDirectories.map((dir) => `safe.directory=${dir}`);
  const settings = [...SETTINGS, ...safe, ...(extras?.settings ?? [])];
  const options = ['--no-pager', '-C', resolve(place.dir), ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn('git', [...options, ...args], {
    env: { ...gitEnvironment(process.env), ...extras?.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // A group of its own: it starts a helper that speaks http, which would outlive it and hold its output open.
    detached: extras !== undefined,
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    extras?.listen(text);
    // One warning per object can be a long text; the first lines say what is wrong, or after any progress the last.
    if (extras) stderr = (stderr + text).slice(-SAID);
    else if (stderr.length < SAID) stderr += text;
  });
  // Writing to a git that has died is reported by its exit, with its own words.
  child.stdin.on('error', () => undefined);
  const finished = new Promise<GitExit>((done) => {
    child.on('error', (failure) => done({ code: null, stderr, failure }));
    child.on('close', (code) => done({ code, stderr, failure: null }));
  });
  return { stdin: child.stdin, stdout: child.stdout, finished, stop: () => stop(child, extras !== undefined) };
}

function stop(child: ChildProcess, isGroup: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (!isGroup || process.platform === 'win32') return void child.kill();
  try {
    process.kill(-child.pid);
  } catch {
    child.kill();
  }
}

/** What a finished git said, or the fault that it is not there. */
export async function exitOf(git: GitProcess): Promise<GitExit> {
  const exit = await git.finished;
  if (exit.failure) throw gitMissing(exit.failure);
  return exit;
}

/** What may be printed in all: ids and paths, never contents. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/** All that a git prints. Throws `too-large`, and ends it, when that is more than anybody's repository needs. */
export async function outputOf(git: Pick<GitProcess, 'stdout' | 'stop'>, most = MOST_OUTPUT): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of git.stdout) {
    size += piece.length;
    if (size > most) {
      git.stop();
      throw tooMuchOutput(most);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Runs git to its end. */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  input = '',
  extras?: GitExtras,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const git = startGit(place, args, extras);
  git.stdin.end(input);
  const stdout = await outputOf(git);
  const { code, stderr } = await exitOf(git);
  return { code, stdout: stdout.toString('utf8'), stderr };
}

function tooMuchOutput(most: number): GatehouseError {
  return new GatehouseError(
    'too-large',
    `git lists more than ${most} bytes of names`,
    'Look for folders that are in themselves many times over, and keep pins in a repository without them.',
  );
}

function gitMissing(cause: Error): GatehouseError {
  return new GatehouseError(
    'unavailable',
    `git could not be started: ${cause.message}`,
    'Install git 2.32 or newer and make sure that it is on PATH.',
    { cause },
  );
}
