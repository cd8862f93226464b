import type { RunnerIo } from '@gatehouse/action-kit';
import type { CommitStatus } from '@gatehouse/forge';
import type { ActingForge } from './act.ts';

export interface AutoMergeDeps {
  readonly forge: ActingForge;
  readonly io: Pick<RunnerIo, 'annotate' | 'log' | 'output' | 'summary'>;
  /** `owner/name` */
  readonly repository: string;
  readonly serverUrl: string;
  /** Where the status links to. */
  readonly runUrl: string | null;
  readonly clock: () => Date;
}

export interface Answer {
  readonly state: CommitStatus['state'] | 'none';
}
