import type { Judged } from './task.ts';

/** Puts results back into the order of the selection: each is handed on as soon as all before it have been. */
export class Ordered {
  readonly #early = new Map<number, Judged>();
  #next = 0;

  /** Takes results in any order, gives those whose turn has come. */
  add(judged: Iterable<Judged>): readonly Judged[] {
    for (const one of judged) this.#early.set(one.index, one);
    const ready: Judged[] = [];
    for (let next = this.#early.get(this.#next); next; next = this.#early.get(this.#next)) {
      this.#early.delete(this.#next);
      this.#next += 1;
      ready.push(next);
    }
    return ready;
  }
}
