import type { Locator } from '@gatehouse/bumps';
import type { ChangeReader } from '@gatehouse/forge';

/** All that judging takes from outside; the rest is a function of what the forge reads. */
export interface JudgeDeps {
  readonly forge: ChangeReader;
  /** `locate`, memoised over one run. */
  readonly locate: Locator;
  readonly clock: () => Date;
  /** `gatehouse@1.2.3` */
  readonly tool: string;
  /** `owner/name` the running action was taken from; references to it are protected. */
  readonly gatehouse: string | null;
  /** Told about every fault that becomes an `error` verdict. */
  readonly onFault: (error: unknown) => void;
}
