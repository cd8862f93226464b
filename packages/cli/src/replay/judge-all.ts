import type { DiffRequest, ListedCommit, LocalGit } from '@gatehouse/forge/git';
import { Crew } from './crew.ts';
import { failedLine } from './line.ts';
import { Ordered } from './ordered.ts';
import { openSession } from './session.ts';
import { Shares } from './shares.ts';
import type { Judged, ReplaySetting, Task } from './task.ts';

/** How many threads, this one included, and the file the others start from. */
export interface Workforce {
  readonly jobs: number;
  readonly script: URL;
}

/** Commits dealt out together, per thread: the more, the fewer questions to git; the fewer, the sooner every thread has work. */
const WAVE = 32;
const WAVE_ALONE = 128;
/** Batches a thread may have in hand: one to work on and some waiting, so that it never idles and memory stays bounded. */
const MAX_BACKLOG = 3;

/** Judges every commit; the lines come in the order of the commits, some at a time, as soon as all before them are there. */
export async function* judgeAll(
  git: LocalGit,
  commits: readonly ListedCommit[],
  setting: ReplaySetting,
  workforce: Workforce,
): AsyncGenerator<readonly Judged[]> {
  const ordered = new Ordered();
  yield ordered.add(
    commits.flatMap((listed, index) =>
      'fault' in listed ? [failedLine(index, listed.commit, listed.fault, setting)] : [],
    ),
  );
  if (setting.source === null) return;
  const { jobs } = workforce;
  const waves = readWaves(git, commits, setting, jobs > 1 ? WAVE * jobs : WAVE_ALONE);
  const judged = jobs > 1 ? judgeTogether(waves, git, setting, workforce) : judgeAlone(waves, git, setting);
  for await (const some of judged) yield ordered.add(some);
}

interface Wave {
  readonly tasks: readonly Task[];
  /** Commits whose metadata could not be read. */
  readonly failed: readonly Judged[];
}

/** Metadata of the commits, a wave at a time, from one git process. */
async function* readWaves(
  git: LocalGit,
  commits: readonly ListedCommit[],
  setting: ReplaySetting,
  size: number,
): AsyncGenerator<Wave> {
  const requests = commits.flatMap((listed, index) => ('fault' in listed ? [] : [{ ...listed, index }]));
  const places: Iterator<DiffRequest & { index: number; at: number }> = requests.values();
  let tasks: Task[] = [];
  let failed: Judged[] = [];
  for await (const diff of git.diffs(requests)) {
    const { index, parent, at } = places.next().value;
    if ('fault' in diff) failed.push(failedLine(index, diff.commit, diff.fault, setting));
    else tasks.push({ index, parent, at, diff });
    if (tasks.length + failed.length < size) continue;
    yield { tasks, failed };
    [tasks, failed] = [[], []];
  }
  yield { tasks, failed };
}

async function* judgeAlone(waves: AsyncIterable<Wave>, git: LocalGit, setting: ReplaySetting) {
  const session = openSession(git, setting);
  for await (const { tasks, failed } of waves) {
    yield failed;
    yield* session.judge(tasks);
  }
}

/** This thread is one of the crew: another only to wait for the others would cost its start and half a core. */
async function* judgeTogether(
  waves: AsyncIterable<Wave>,
  git: LocalGit,
  setting: ReplaySetting,
  { jobs, script }: Workforce,
): AsyncGenerator<readonly Judged[]> {
  const crew = new Crew(script, jobs - 1, setting);
  const session = openSession(git, setting);
  const shares = new Shares(jobs);
  const own: (readonly Task[])[] = [];
  try {
    for await (const { tasks, failed } of waves) {
      yield failed;
      const [share = [], ...others] = shares.deal(tasks);
      own.push(share);
      for (const [member, tasksOfMember] of others.entries()) crew.give(member, tasksOfMember);
      // The others are supplied first: whatever this thread judges, they have something to do meanwhile.
      while (crew.backlog >= MAX_BACKLOG || own.length >= MAX_BACKLOG) {
        const next = own.shift();
        if (next) yield* session.judge(next);
        else await crew.change();
        yield crew.take();
      }
    }
    for (const rest of own) yield* session.judge(rest);
    for (; crew.backlog > 0; await crew.change()) yield crew.take();
    yield crew.take();
  } finally {
    await crew.close();
  }
}
