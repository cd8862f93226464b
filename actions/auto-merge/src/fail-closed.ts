import type { CommitStatus } from '@gatehouse/forge';
import { gateContext } from '@gatehouse/policy';
import type { ActContext } from './act.ts';

export interface Closing {
  readonly status: Pick<CommitStatus, 'sha' | 'state' | 'description'> & { readonly baseRef: string };
  /** It is armed, or may have been a moment ago. */
  readonly disarm: boolean;
  /** The same of the merge queue. */
  readonly dequeue: boolean;
}

/** Whatever went wrong: not armed, not enqueued, and never green. All are tried whatever becomes of the others. */
export async function failClosed(
  { forge, live, runUrl, log }: Pick<ActContext, 'forge' | 'live' | 'runUrl' | 'log'>,
  { status: { baseRef, ...status }, disarm, dequeue }: Closing,
): Promise<void> {
  const tries: (() => Promise<void>)[] = [
    () => forge.postStatus({ ...status, context: gateContext(baseRef), targetUrl: runUrl }),
    ...(disarm ? [() => forge.disarm(live)] : []),
    ...(dequeue ? [() => forge.dequeue(live)] : []),
  ];
  for (const attempt of tries) {
    try {
      await attempt();
    } catch (error) {
      log(`While failing closed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
