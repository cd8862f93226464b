import { happen } from './conversation/subjects.ts';
import { disarm } from './merging/arm.ts';
import type { PullRequest } from './model.ts';
import { accountOf } from './network.ts';

/** Closes an open pull request without merging it. */
export function closePull(pull: PullRequest, by: string): void {
  pull.state = 'closed';
  happen(pull, accountOf(pull.repository.world, by), { type: 'ClosedEvent' });
  pull.closedAt = pull.updatedAt;
  disarm(pull);
  pull.repository.announce({ event: 'pull_request_target', action: 'closed', subject: pull, sender: by });
}
