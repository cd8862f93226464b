import type { RunPlace, SourceReader } from '../../freshness/index.ts';
import type { PromoteDeps } from '../../promote/index.ts';
import type { PinSource } from '../../prune/types.ts';
import type { RollbackReads } from '../../rollback/index.ts';
import type { LeverIo } from '../../shared/index.ts';
import type { Sources } from '../read-only.ts';

/** What a rehearsal on a repository of a user's own works through. Writes are taken out of `sources` before a lever sees them. */
export interface OwnDeps {
  readonly sources: Sources;
  /** Another repository, by `owner/name`. */
  readonly other: (name: string) => PinSource & SourceReader;
  readonly ancestry: RollbackReads['ancestry'];
  readonly verify: PromoteDeps['verify'] & RollbackReads['verify'];
  readonly io: LeverIo;
  readonly clock: () => Date;
  readonly place: RunPlace;
}

export interface OwnInputs {
  /** Path of the policy. */
  readonly policy: string;
  /** Empty: every set. */
  readonly set: string;
  /** The ref that the run was started on. */
  readonly ref: string;
  /** Digits that no other run has. */
  readonly runId: string;
  readonly runUrl: string | null;
  /** A token for other repositories was given. */
  readonly sourceToken: boolean;
  /** Login of who asked. */
  readonly by: string;
}
