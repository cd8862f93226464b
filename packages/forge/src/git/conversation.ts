import { ByteQueue } from './byte-queue.ts';
import { gitSaid, missingObject } from './faults.ts';
import { exitOf, type GitProcess, startGit } from './process.ts';
import type { Repository } from './repository.ts';

/** Takes the next whole answer out of the output; undefined: not all of it has arrived. Throws when it is not an answer. */
export type Taker<T> = (queue: ByteQueue) => { readonly answer: T | null } | undefined;

interface Question<T> {
  readonly answers: (T | null)[];
  /** Answers it takes. */
  readonly count: number;
  readonly resolve: (answers: (T | null)[]) => void;
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
  readonly #waiting: Question<T>[] = [];
  #unsent: string[] = [];
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

  /** At least one name. */
  ask(names: readonly string[]): Promise<(T | null)[]> {
    // Whatever is asked in one turn is sent together: a write costs more than an answer.
    if (this.#unsent.length === 0) setImmediate(() => this.#send());
    this.#unsent = this.#unsent.concat(names);
    return new Promise((resolve, reject) => this.#waiting.push({ answers: [], count: names.length, resolve, reject }));
  }

  close(): void {
    this.#open = false;
    this.#git.stop();
  }

  #send(): void {
    if (this.#unsent.length === 0) return;
    const names = this.#unsent;
    this.#unsent = [];
    this.#git.stdin.write(`${names.join('\n')}\n`);
    this.#watch();
  }

  async #listen(): Promise<void> {
    const queue = new ByteQueue();
    for await (const piece of this.#git.stdout) {
      queue.push(piece);
      for (let taken = this.#take(queue); taken; taken = this.#take(queue)) this.#give(taken.answer);
      this.#watch();
    }
    const { stderr } = await exitOf(this.#git);
    throw missingObject(stderr === '' ? 'an object is shorter than its header says' : gitSaid(stderr));
  }

  #give(answer: T | null): void {
    const [question] = this.#waiting;
    if (!question) throw new Error('git cat-file answered more than it was asked');
    question.answers.push(answer);
    if (question.answers.length < question.count) return;
    this.#waiting.shift();
    question.resolve(question.answers);
  }

  #watch(): void {
    this.#silence ??= setTimeout(() => this.#stopAsking(), PATIENCE_MS).unref();
    this.#silence.refresh();
  }

  #stopAsking(): void {
    if (this.#waiting.length === 0) return;
    this.#send();
    this.#open = false;
    this.#git.stdin.end();
  }

  #fail(error: Error): void {
    this.close();
    if (this.#silence) clearTimeout(this.#silence);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
