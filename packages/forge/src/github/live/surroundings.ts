import type { LiveState } from '@gatehouse/policy';
import type { SuiteAnswer } from './commit.ts';
import { type LiveAnswer, type ProtectionRule, seenContexts, type UpdateRule } from './query.ts';

/** What the request for the live state also tells, for the posture and for messages. */
export interface Surroundings {
  readonly number: number;
  /** Login of the token's account, bots with `[bot]`. */
  readonly viewer: string;
  readonly viewerIsAdmin: boolean;
  readonly autoMergeAllowed: boolean;
  readonly squashAllowed: boolean;
  readonly mergeQueue: boolean;
  /** GitHub itself says that the branch has to be updated before it may merge. */
  readonly toldBehind: boolean;
  /** Commits that the base has and the head has not; null: not told. */
  readonly behind: number | null;
  /** Classic protection; null: there is none, or the token may not read that part of it. */
  readonly updateRule: UpdateRule | null;
  readonly protectionRule: ProtectionRule | null;
  readonly seenContexts: readonly string[];
  /** Ids of the apps that have a check suite on the head, by slug. */
  readonly apps: ReadonlyMap<string, number>;
}

export function surroundingsOf(answer: LiveAnswer, live: LiveState, suites: readonly SuiteAnswer[]): Surroundings {
  const pull = answer.pullRequest;
  const onHead = { status: { contexts: live.statuses }, checkSuites: { nodes: suites } };
  const seen = new Set([...seenContexts(onHead), ...seenContexts(pull.baseRef?.target ?? {})]);
  return {
    number: pull.number,
    viewer: answer.viewer,
    viewerIsAdmin: pull.viewerCanMergeAsAdmin || answer.viewerCanAdminister,
    autoMergeAllowed: answer.autoMergeAllowed,
    squashAllowed: answer.squashMergeAllowed,
    mergeQueue: pull.isMergeQueueEnabled,
    toldBehind: pull.mergeStateStatus === 'BEHIND',
    behind: behindOf(answer),
    updateRule: pull.baseRef?.refUpdateRule ?? null,
    protectionRule: pull.baseRef?.branchProtectionRule ?? null,
    seenContexts: [...seen].sort(),
    apps: new Map(suites.flatMap(({ app }) => (app?.databaseId == null ? [] : [[app.slug, app.databaseId]]))),
  };
}

/** A fork's branch was compared with the branch of that name in the fork; and the branch was only expected to be the base. */
function behindOf({ pullRequest: pull, expectedBase }: LiveAnswer): number | null {
  if (pull.isCrossRepository || pull.baseRefName !== expectedBase) return null;
  return pull.headRef?.compare?.aheadBy ?? null;
}

/** Remembers, for the life of the adapter, what stood around each moment that it read. */
export class Memory {
  readonly #byMoment = new Map<string, Surroundings>();
  readonly #numbers = new Map<string, number>();

  keep(live: LiveState, surroundings: Surroundings): void {
    this.#byMoment.set(momentOf(live), surroundings);
    this.#numbers.set(live.pullRequestId, surroundings.number);
  }

  /** Throws for a live state that this adapter did not read. */
  surroundings(live: LiveState): Surroundings {
    const found = this.#byMoment.get(momentOf(live));
    if (found === undefined) throw new Error('the posture belongs to a live state that this adapter read');
    return found;
  }

  /** `#7`, as far as it is known; for messages. */
  nameOf({ pullRequestId }: Pick<LiveState, 'pullRequestId'>): string {
    const number = this.#numbers.get(pullRequestId);
    return number === undefined ? `pull request ${pullRequestId}` : `#${number}`;
  }
}

function momentOf({ pullRequestId, head, baseTip }: LiveState): string {
  return [pullRequestId, head, baseTip].join(' ');
}
