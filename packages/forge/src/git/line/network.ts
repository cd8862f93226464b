import { setTimeout as sleep } from 'node:timers/promises';
import type { GatehouseError } from '@gatehouse/policy';
import { exitOf, startGit } from '../process.ts';
import { access, type Remote } from './remote.ts';
import { isPassing, remoteFault } from './remote-faults.ts';

/** How long git may take, and how often it is tried. */
export interface NetworkPatience {
  readonly attempts: number;
  /** One attempt. */
  readonly attemptMs: number;
  /** Before the second; each further wait is three times as long. */
  readonly waitMs: number;
}

export const NETWORK_PATIENCE: NetworkPatience = { attempts: 3, attemptMs: 15 * 60_000, waitMs: 1000 };

export interface NetworkCall {
  readonly dir: string;
  /** In words that fit after "could not": `clone`, `fetch 7 contents from`. */
  readonly what: string;
  readonly args: readonly string[];
  readonly input?: string;
  /** Runs before a further attempt. */
  readonly again?: () => Promise<void>;
  readonly log: (line: string) => void;
}

/** Runs a git that may speak to the remote and to nothing else, again after what may pass. Throws a fault without the token in it. */
export async function callRemote(remote: Remote, call: NetworkCall, patience: NetworkPatience): Promise<void> {
  for (let attempt = 1, wait = patience.waitMs; ; attempt += 1, wait *= 3) {
    const fault = await callOnce(remote, call, patience.attemptMs);
    if (fault === null) return;
    if (attempt >= patience.attempts || !isPassing(fault)) throw fault;
    call.log(`${fault.message}; trying again in ${wait} ms`);
    await sleep(wait);
    await call.again?.();
  }
}

async function callOnce(remote: Remote, call: NetworkCall, limitMs: number): Promise<GatehouseError | null> {
  const { settings, environment } = access(remote);
  const listen = progressOf(call.log);
  const git = startGit({ dir: call.dir, safeDirectories: [] }, call.args, { settings, environment, listen });
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    git.stop();
  }, limitMs);
  try {
    git.stdin.end(call.input ?? '');
    for await (const _ of git.stdout);
    const { code, stderr } = await exitOf(git);
    if (late) return remoteFault(remote, call.what, `fatal: it took longer than ${limitMs} ms`);
    return code === 0 ? null : remoteFault(remote, call.what, stderr);
  } finally {
    clearTimeout(limit);
    git.stop();
  }
}

const PROGRESS_MS = 5000;
const STEP = /(?:Receiving objects|Resolving deltas|Counting objects):\s+\d+% \(\d+\/\d+\)[^\r\n]*/g;

/** A line about how far git is, at most every few seconds. */
function progressOf(log: (line: string) => void): (text: string) => void {
  let next = Date.now() + PROGRESS_MS;
  return (text) => {
    const step = text.match(STEP)?.at(-1);
    if (step === undefined || Date.now() < next) return;
    next = Date.now() + PROGRESS_MS;
    log(step.trim());
  };
}
