import { Worker } from 'node:worker_threads';
import type { Judged, ReplaySetting, Task } from './task.ts';

interface Member {
  readonly worker: Worker;
  /** Batches given and not yet answered. */
  inHand: number;
}

/** Parsing makes many short-lived objects: room for them means fewer collections. */
const LIMITS = { maxYoungGenerationSizeMb: 96 };

/** Threads that judge batches. Answers are collected until they are taken, in the order they came. */
export class Crew {
  readonly #members: readonly Member[];
  #judged: Judged[] = [];
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  /** @param script the file this program was started from: started again in a worker it finds that it is one */
  constructor(script: URL, size: number, setting: ReplaySetting) {
    this.#members = Array.from({ length: size }, () =>
      this.#hire(new Worker(script, { workerData: setting, resourceLimits: LIMITS })),
    );
  }

  give(member: number, tasks: readonly Task[]): void {
    if (tasks.length === 0) return;
    const chosen = this.#members[member];
    if (!chosen) throw new Error(`there is no worker ${member}`);
    chosen.inHand += 1;
    chosen.worker.postMessage(tasks);
  }

  /** The most batches any one of them has in hand. */
  get backlog(): number {
    return Math.max(...this.#members.map((member) => member.inHand));
  }

  /** Settles when a batch has been judged; rejects when a worker has failed. */
  async change(): Promise<void> {
    if (!this.#failure) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#failure) throw this.#failure;
  }

  take(): readonly Judged[] {
    const taken = this.#judged;
    this.#judged = [];
    return taken;
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ worker }) => worker.terminate()));
  }

  #hire(worker: Worker): Member {
    const member = { worker, inHand: 0 };
    worker.on('message', (judged: readonly Judged[]) => {
      member.inHand -= 1;
      this.#judged.push(...judged);
      this.#wake();
    });
    const fail = (error: Error) => {
      this.#failure ??= error;
      this.#wake();
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('a worker ended before its work was done')));
    return member;
  }
}
