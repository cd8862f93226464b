import { type Change, unitSiblings } from '@gatehouse/bumps';
import type { LocalGit } from '@gatehouse/forge/git';
import { judgeChange } from '../judge.ts';
import { rememberingLocator } from '../locator.ts';
import { policyFrom } from '../policy-source.ts';
import { failedLine, judgedLine } from './line.ts';
import type { Judged, ReplaySetting, Task } from './task.ts';

/**
 * Contents held at the same time while their commits wait to be judged. Asking git for many commits together saves the wait
 * for each; the bound keeps a history of huge files from filling memory.
 */
const BYTES_AT_ONCE = 8 * 1024 * 1024;

/** Judges commits in one thread, some at a time; parsed files are remembered from one commit to the next. */
export interface Session {
  judge(tasks: readonly Task[]): AsyncGenerator<readonly Judged[]>;
}

/** Throws `policy-invalid`. */
export function openSession(git: LocalGit, setting: ReplaySetting): Session {
  if (setting.source === null) throw new Error('a session needs a policy');
  const bench = { git, policy: policyFrom(setting.source), locate: rememberingLocator(), assumed: setting.assumed };

  const read = ({ diff, parent }: Task) => git.complete(diff, parent, unitSiblings);
  const judge = async ({ index, at }: Task, change: Change): Promise<Judged> => {
    const { verdict } = await judgeChange(bench, change, new Date(at));
    return judgedLine(index, change.head, verdict, setting.format);
  };
  // git stops at a damaged object and takes down what was asked with it: the others get a second, lonely try.
  const readAlone = async (task: Task, first: PromiseSettledResult<Change> | undefined): Promise<Change> =>
    first?.status === 'fulfilled' ? first.value : read(task);

  return {
    async *judge(tasks) {
      // Without weights all are read together, and what is wrong is told commit by commit.
      const weights = await git.weigh(tasks.map(({ diff }) => diff)).catch(() => []);
      for (const group of grouped(tasks, weights)) {
        const reads = await Promise.allSettled(group.map(read));
        const judged: Judged[] = [];
        for (const [at, task] of group.entries()) {
          const one = readAlone(task, reads[at]).then((change) => judge(task, change));
          judged.push(await one.catch((error) => failedLine(task.index, task.diff.commit, error, setting)));
        }
        yield judged;
      }
    },
  };
}

function* grouped(tasks: readonly Task[], weights: readonly number[]): Generator<Task[]> {
  let group: Task[] = [];
  let bytes = 0;
  for (const [at, task] of tasks.entries()) {
    const weight = weights[at] ?? 0;
    if (group.length > 0 && bytes + weight > BYTES_AT_ONCE) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push(task);
    bytes += weight;
  }
  if (group.length > 0) yield group;
}
