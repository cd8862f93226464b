import { parentPort, workerData } from 'node:worker_threads';
import { openRepository } from '@gatehouse/forge/git';
import { openSession } from './session.ts';
import type { Judged, ReplaySetting, Task } from './task.ts';

/** A worker's whole life: judge each batch that arrives and answer with its lines. */
export async function serve(): Promise<void> {
  const setting = workerData as ReplaySetting;
  const git = await openRepository(setting.repo);
  const session = openSession(git, setting);
  // One batch after the other: they share what was parsed.
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', (tasks: readonly Task[]) => {
    last = last.then(async () => {
      const judged: Judged[] = [];
      for await (const some of session.judge(tasks)) judged.push(...some);
      parentPort?.postMessage(judged);
    });
  });
}
