import type { ActiveFault } from './faults.ts';

interface Hook {
  readonly kind: 'before' | 'after';
  readonly run: () => void | Promise<void>;
}

/** A board of switches of any server. */
interface Board {
  add(options: { readonly do: Hook }): ActiveFault;
}

/**
 * Runs something at the n-th request of all that these servers get from now on, counted from 1 across them: `before` it is answered, so that
 * what was asked has not happened, or `after`, when it has and the answer is not sent yet. Killing a process there, for every n, is how
 * tests crash it between any two requests.
 */
export function atRequest(boards: readonly Board[], n: number, hook: Hook): ActiveFault {
  let count = 0;
  let hits = 0;
  const run = async () => {
    count += 1;
    if (count !== n) return;
    hits += 1;
    await hook.run();
  };
  const added = boards.map((board) => board.add({ do: { kind: hook.kind, run } }));
  return {
    hits: () => hits,
    remove: () => {
      for (const fault of added) fault.remove();
    },
  };
}
