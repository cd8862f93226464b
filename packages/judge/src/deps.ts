import type { Locator } from '@gatehouse/bumps';
import type { ChangeReader, ConversationReader, HistoryReader, PullRequestWriter } from '@gatehouse/forge';
import type { RunEvidence } from '@gatehouse/policy';

/** What judging asks of a forge: it reads, and writes nothing. */
export type JudgeForge = ChangeReader & ConversationReader & HistoryReader & Pick<PullRequestWriter, 'readLive'>;

/** All that judging takes from outside; the rest is a function of what the forge reads. */
export interface JudgeDeps {
  readonly forge: JudgeForge;
  /** `locate`, memoised over one run. */
  readonly locate: Locator;
  readonly clock: () => Date;
  /** `gatehouse@1.2.3` */
  readonly tool: string;
  /** `owner/name` the running action was taken from; references to it are protected. */
  readonly gatehouse: string | null;
  /** Told about every fault that becomes an `error` verdict. */
  readonly onFault: (error: unknown) => void;
  /** What a reviewer of the same run said, given to the action; both may be empty. */
  readonly given?: { readonly sarif: string | null; readonly runs: readonly RunEvidence[] };
}
