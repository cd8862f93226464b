import { ByteQueue } from './byte-queue.ts';
import { gitSaid, missingObject } from './faults.ts';
import { exitOf, type GitProcess, startGit } from './process.ts';
import type { Repository } from './repository.ts';

/** Takes the next whole answer out of the output; undefined: not all of it has arrived. Throws when it is not an answer. */
export type Taker<T> = (queue: ByteQueue) => { readonly answer: T | null } | undefined;

interface Waiting<T> {
  readonly resolve: (answer: T | null) => void;
  readonly reject: (error: Error) => void;
}

/** How long an answer may be outstanding, without any output, before our side of the pipe is closed. */
const PATIENCE_MS = 1000;

/**
 * One `git cat-file`: questions go out together, answers come back in the same order.
 *
 * Of a truncated object git sends fewer bytes than it announced, without a word, and then waits for the next question as
 * we wait for the rest. So after a silence the input is closed: a git that is only slow still answers everything before it
 * ends, and one that has no more to say ends at once, which fails what is outstanding.
 */
export class Conversation<T> {
  readonly #git: GitProcess;
  readonly #take: Taker<T>;
  readonly #waiting: Waiting<T>[] = [];
  #silence: NodeJS.Timeout | null = null;
  #open = true;

  constructor(repository: Repository, mode: string, take: Taker<T>) {
    this.#take = take;
    this.#git = startGit(repository.place, ['cat-file', mode]);
    this.#listen().catch((error: Error) => this.#fail(error));
  }

  /** False: it takes no more questions. */
  get open(): boolean {
    return this.#open;
  }

  ask(names: readonly string[]): Promise<(T | null)[]> {
    const answers = names.map(
      () => new Promise<T | null>((resolve, reject) => this.#waiting.push({ resolve, reject })),
    );
    this.#git.stdin.write(names.map((name) => `${name}\n`).join(''));
    this.#watch();
    return Promise.all(answers);
  }

  close(): void {
    this.#open = false;
    this.#git.stop();
  }

  async #listen(): Promise<void> {
    const queue = new ByteQueue();
    for await (const piece of this.#git.stdout) {
      queue.push(piece);
      for (let taken = this.#take(queue); taken; taken = this.#take(queue))
        this.#waiting.shift()?.resolve(taken.answer);
      this.#watch();
    }
    const { stderr } = await exitOf(this.#git);
    throw missingObject(stderr === '' ? 'an object is shorter than its header says' : gitSaid(stderr));
  }

  #watch(): void {
    if (this.#silence) clearTimeout(this.#silence);
    this.#silence = this.#waiting.length > 0 ? setTimeout(() => this.#stopAsking(), PATIENCE_MS) : null;
  }

  #stopAsking(): void {
    this.#open = false;
    this.#git.stdin.end();
  }

  #fail(error: Error): void {
    this.close();
    if (this.#silence) clearTimeout(this.#silence);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
