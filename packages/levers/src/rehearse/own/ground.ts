import type { FirstParentLine } from '@gatehouse/forge';
import { type ImageSet, readSetHold, type SetHold, setHoldPath } from '@gatehouse/policy';
import type { PromotionHistory, State } from '@gatehouse/release';
import { type LeverPolicy, readLeverPolicy, readPromotionHistory, readTexts, setNamed } from '../../shared/index.ts';
import type { WholeRepository } from '../read-only.ts';

/** Where a set stands. */
export interface SetGround {
  readonly set: ImageSet;
  readonly history: PromotionHistory;
  /** Null: nothing was ever promoted. */
  readonly today: State | null;
  readonly hold: SetHold | null;
  /** Earlier states with every member, newest first. */
  readonly earlier: readonly State[];
}

export interface Ground {
  readonly read: LeverPolicy;
  readonly sets: readonly SetGround[];
}

/**
 * Policy, history and holds at the tip of the default branch.
 * @throws GatehouseError
 */
export async function readGround(
  repository: WholeRepository,
  line: FirstParentLine,
  { policy, set }: { readonly policy: string; readonly set: string },
): Promise<Ground> {
  const { commit } = await repository.readDefaultBranch();
  const read = await readLeverPolicy(repository, policy, commit);
  const wanted = set === '' ? read.policy.images : [setNamed(read.policy, set)];
  const sets: SetGround[] = [];
  for (const one of wanted) {
    const history = await readPromotionHistory({ line, set: one, tip: commit });
    const [today, ...before] = history.promotions.map(({ state }) => state);
    sets.push({
      set: one,
      history,
      today: today ?? null,
      hold: await holdOf(repository, read, one.name),
      earlier: before.filter(({ absent, disagreeing }) => absent.length + disagreeing.length === 0),
    });
  }
  return { read, sets };
}

async function holdOf(
  repository: WholeRepository,
  { tree, commit }: LeverPolicy,
  set: string,
): Promise<SetHold | null> {
  const path = setHoldPath(set);
  const text = (await readTexts(repository, tree, [path], commit)).get(path);
  return text === undefined ? null : readSetHold(path, text);
}

/** A state that the hold refuses; null: none of history is held. */
export function heldState({ hold, earlier, today }: SetGround): State | null {
  if (hold === null) return null;
  const refused = new Set(hold.refuses);
  const held = ({ digests }: State) => [...digests.values()].some((digest) => refused.has(digest));
  const others = earlier.filter((state) => state.commit !== today?.commit);
  return others.find(held) ?? null;
}
