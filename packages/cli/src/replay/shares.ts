import type { Task } from './task.ts';

/**
 * Deals commits to workers so that commits of the same file meet: the content before one is the content after an older one,
 * and only a worker that has seen it need not parse it again. A commit of new files goes to whoever has least to do.
 */
export class Shares {
  readonly #owners = new Map<string, number>();
  readonly #loads: number[];

  constructor(workers: number) {
    this.#loads = Array.from({ length: workers }, () => 0);
  }

  /** Tasks of each worker, in the order given. */
  deal(tasks: readonly Task[]): readonly (readonly Task[])[] {
    const shares: Task[][] = this.#loads.map(() => []);
    for (const task of tasks) shares[this.#ownerOf(task)]?.push(task);
    return shares;
  }

  #ownerOf({ diff }: Task): number {
    const owners = diff.files.flatMap(({ path }) => this.#owners.get(path) ?? []);
    const owner = mostFrequent(owners) ?? this.#loads.indexOf(Math.min(...this.#loads));
    this.#loads[owner] = (this.#loads[owner] ?? 0) + diff.files.length;
    for (const { path } of diff.files) if (!this.#owners.has(path)) this.#owners.set(path, owner);
    return owner;
  }
}

function mostFrequent(owners: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? null;
}
