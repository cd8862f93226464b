import type { SetHold } from '@gatehouse/policy';
import type { Registry } from '@gatehouse/registry';
import {
  type Chosen,
  type Digests,
  firstPromotion,
  heldTarget,
  type Refusal,
  type RollbackTarget,
  refuse,
  shortCommit,
} from '@gatehouse/release';
import pMap from 'p-map';
import type { Ancestors } from '../../shared/ancestors.ts';
import { type Checked, judged } from '../../shared/checked.ts';
import { heldBy } from '../../shared/held.ts';
import { type RevisionLabels, revisionLabels } from '../../shared/labels.ts';
import { REGISTRY_CONCURRENCY } from '../../shared/resolve.ts';
import type { Situation } from '../types.ts';

/** What the images of a target say that they were built from. */
export type Labels = ReadonlyMap<string, RevisionLabels>;

export async function readLabels(registry: Pick<Registry, 'readPlatforms'>, digests: Digests): Promise<Labels> {
  const read = await pMap(
    [...digests],
    async ([image, digest]) => [image, await revisionLabels(registry, image, digest)] as const,
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return new Map(read);
}

/** The revision of a whole state. */
export interface LabelAnswer extends Checked {
  /** Null: refused. */
  readonly revision: string | null;
}

/**
 * Whether labels bear out a target: every platform of every image says a revision, the images that its promotion moved say the target's own,
 * and those that it did not move an ancestor of it.
 */
export async function checkLabels(asked: {
  readonly target: RollbackTarget;
  readonly chosen: Chosen;
  readonly labels: Labels;
  readonly history: Situation['history'];
  readonly ancestors: Ancestors;
}): Promise<LabelAnswer> {
  const { labels } = asked;
  const unclear = [...labels].filter(([, { revision }]) => revision === null);
  if (unclear.length > 0) return refused(unclear.map(([image, { detail }]) => notAgreed(image, detail)));
  const said = new Map(
    [...labels].flatMap(([image, { revision }]) => (revision === null ? [] : [[image, revision] as const])),
  );
  const revision = asked.target.kind === 'revision' ? asked.target.revision : await newest(said, asked.ancestors);
  if (revision === null) return refused([unrelated(said)]);
  const wrong = await wrongLabels(asked, said, revision);
  const own = [...said.values()].filter((label) => label === revision).length;
  const older = said.size - own;
  const passed = `${own} of ${said.size} images say ${revision} on every platform${older === 0 ? '' : `, ${older} an ancestor of it`}`;
  return { ...judged('revision label', wrong, passed), revision: wrong.length > 0 ? null : revision };
}

function refused(refusals: readonly Refusal[]): LabelAnswer {
  return { ...judged('revision label', refusals, ''), revision: null };
}

/** The one that all others are ancestors of. */
async function newest(said: ReadonlyMap<string, string>, ancestors: Ancestors): Promise<string | null> {
  const distinct = [...new Set(said.values())];
  for (const one of distinct) {
    const answers = await Promise.all(distinct.map((other) => ancestors(other, one)));
    if (answers.every((answer) => answer === true)) return one;
  }
  return null;
}

async function wrongLabels(
  { target, chosen, history, ancestors }: Parameters<typeof checkLabels>[0],
  said: ReadonlyMap<string, string>,
  revision: string,
): Promise<readonly Refusal[]> {
  const built = firstPromotion(history, chosen.to.digests);
  // The first promotion of all brought every image, whenever it was built; what git names may have come one image at a time.
  const isOne = target.kind === 'revision' && built !== null && built !== history.promotions.at(-1);
  const moved = new Set(isOne ? built.moved : []);
  const wrong: Refusal[] = [];
  if (![...said.values()].includes(revision)) wrong.push(noneOf(said, revision));
  for (const [image, label] of said) {
    if (label === revision) continue;
    const older = (await ancestors(label, revision)) === true;
    if (!older) wrong.push(notOlder(image, label, revision));
    else if (moved.has(image)) wrong.push(notMoved(image, label, revision, chosen.to.commit));
  }
  return wrong;
}

const OTHER_WAY =
  'Roll back to another state, or revert the pull request that promoted: `strategy: revert` looks at files alone.';

function notAgreed(image: string, detail: string): Refusal {
  const message = `${image} does not say on every platform which commit it was built from: ${detail}.`;
  return refuse('rollback/label', image, message, OTHER_WAY);
}

function unrelated(said: ReadonlyMap<string, string>): Refusal {
  const listed = [...said].map(([image, label]) => `${image} ${shortCommit(label)}`).join(', ');
  const message = `The images were built from commits of which none has all the others as ancestors: ${listed}.`;
  return refuse('rollback/label', null, message, OTHER_WAY);
}

function noneOf(said: ReadonlyMap<string, string>, revision: string): Refusal {
  const message = `None of the ${said.size} images says that it was built from ${revision}; the tags say so.`;
  return refuse(
    'rollback/label',
    null,
    message,
    'Find out who pushed the tags; name the commit of the base branch with `at-commit:`.',
  );
}

function notOlder(image: string, label: string, revision: string): Refusal {
  const message = `${image} says that it was built from ${label}, which is no ancestor of ${revision}.`;
  return refuse('rollback/label', image, message, OTHER_WAY);
}

function notMoved(image: string, label: string, revision: string, commit: string): Refusal {
  const message = `${image} was moved by the promotion at ${shortCommit(commit)} and says ${label}, not ${revision}.`;
  return refuse('rollback/label', image, message, OTHER_WAY);
}

/** Whether the hold stops what the target was built from; its digests were compared before. */
export async function heldByRevision(
  hold: SetHold | null,
  asked: { readonly digests: Digests; readonly revision: string; readonly ancestors: Ancestors; readonly now: Date },
): Promise<Refusal | null> {
  const held = hold === null ? null : await heldBy(hold, asked);
  return hold === null || held === null ? null : heldTarget(hold, held.because);
}
