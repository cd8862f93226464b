import type { ImageSet } from '@gatehouse/policy';
import {
  type HistoryCommit,
  historyBlobs,
  mentionedDigests,
  type PromotionHistory,
  type Use,
} from '@gatehouse/release';
import { readPromotionHistory } from '../shared/index.ts';
import { unreadable } from './sources.ts';
import type { PlanDeps, Refused } from './types.ts';

export interface Histories {
  /** Promotions of each set where its pins live today. */
  readonly histories: readonly PromotionHistory[];
  /**
   * The same wherever pins may ever have lived. `pins` is policy of today: a folder that was moved, or a misspelt glob, must not make
   * what was promoted before look as if it never had been.
   */
  readonly everywhere: readonly PromotionHistory[];
  /** The default branch's commits, from its tip to the root. */
  readonly commits: readonly HistoryCommit[];
}

/**
 * Every promotion of every set, read from the history of the default branch's tip.
 * @param others image repositories of no set; one may have belonged to a set before
 */
export async function readHistories(
  deps: Pick<PlanDeps, 'line' | 'name'>,
  sets: readonly ImageSet[],
  others: readonly string[],
  tip: string,
): Promise<Histories | Refused> {
  const histories: PromotionHistory[] = [];
  const elsewhere: PromotionHistory[] = [];
  try {
    const whole = await deps.line();
    const commits = await whole.readLine(tip);
    const line = { readLine: async () => commits, readBlobs: whole.readBlobs };
    for (const set of sets) {
      histories.push(await readPromotionHistory({ line, set, tip }));
      if (set.pins !== null) elsewhere.push(await readPromotionHistory({ line, set: { ...set, pins: null }, tip }));
    }
    for (const image of others) elsewhere.push(await readPromotionHistory({ line, set: setOf(image), tip }));
    return { histories, everywhere: [...histories, ...elsewhere], commits };
  } catch (error) {
    return { refusals: [unreadable(deps.name, error)] };
  }
}

const setOf = (repository: string): ImageSet => ({
  name: repository,
  source: null,
  images: [{ repository, inventory: null, smoke: null }],
  pins: null,
  floor: null,
  provenance: null,
  allowWithoutRuntime: false,
});

/** Everything that any promotion ever pinned, whole or not: a person may go back to it. */
export function promotedUses(histories: readonly PromotionHistory[]): readonly Use[] {
  const uses = new Map<string, Use>();
  for (const { promotions } of histories)
    for (const { state } of promotions)
      for (const { digest, path, line } of state.pins)
        if (!uses.has(digest))
          uses.set(digest, { digest, because: 'promoted', place: `${state.commit.slice(0, 12)} ${path}:${line}` });
  return [...uses.values()];
}

/**
 * Digests that any version of a file of the default branch ever mentioned, wherever pins are looked for. An image has another name after its
 * owner was renamed or it moved to another registry, and a file that no parser understands has no pins; the digests are the same.
 */
export async function pastMentions(
  deps: Pick<PlanDeps, 'line' | 'name'>,
  commits: readonly HistoryCommit[],
  known: ReadonlySet<string>,
): Promise<readonly Use[] | Refused> {
  const uses = new Map<string, Use>();
  const oids = historyBlobs({ pins: null }, commits);
  const wanted = new Set(oids);
  const places = new Map(
    commits.flatMap(({ oid: commit, changed }) =>
      changed.flatMap(({ oid, path }) =>
        oid !== null && wanted.has(oid) ? [[oid, `${commit.slice(0, 12)} ${path}`] as const] : [],
      ),
    ),
  );
  try {
    const line = await deps.line();
    for (let at = 0; at < oids.length; at += PAST_AT_ONCE)
      for (const [oid, bytes] of await line.readBlobs(oids.slice(at, at + PAST_AT_ONCE)))
        for (const digest of mentionedDigests(bytes, known))
          if (!uses.has(digest)) uses.set(digest, { digest, because: 'mentioned', place: places.get(oid) ?? '' });
    return [...uses.values()];
  } catch (error) {
    return { refusals: [unreadable(deps.name, error)] };
  }
}

/** Contents in memory at a time; each was read for the histories before. */
const PAST_AT_ONCE = 500;
