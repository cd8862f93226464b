import type { Chosen, Evidence } from '@gatehouse/release';
import type { Ancestors } from '../shared/ancestors.ts';
import { evidence } from '../shared/checked.ts';
import { labelsOrNone } from './find-target.ts';
import type { SetReads } from './types.ts';

/** What the images that a rollback leaves were built from. */
interface Left {
  /** Revisions that the hold is to refuse with what descends from them. */
  readonly refused: readonly string[];
  /** Null: they say several, or none. */
  readonly newest: string | null;
  /** That the hold can refuse digests alone; empty: it need not be said. */
  readonly evidence: readonly Evidence[];
}

/**
 * The revisions that the hold is to refuse: what the images that move were built from, as far as their labels can be read (the registry may
 * have lost them, and a rollback must not fail for that), and never one that the target itself descends from.
 *
 * @param target what the images of the target were built from
 */
export async function leftRevisions(
  reads: SetReads,
  { from, to }: Chosen,
  target: readonly string[],
  ancestors: Ancestors,
): Promise<Left> {
  const moving = [...to.digests].filter(([image, digest]) => from.digests.get(image) !== digest);
  const left = moving.flatMap(([image]) => {
    const digest = from.digests.get(image);
    return digest === undefined ? [] : [[image, digest] as const];
  });
  const labels = await labelsOrNone(reads, new Map(left));
  const revisions = [...new Set([...labels.values()].flatMap(({ revision }) => revision ?? []))];
  const refused: string[] = [];
  const unknown: string[] = [];
  for (const revision of revisions) {
    const answers = await Promise.all(target.map((other) => ancestors(revision, other)));
    if (answers.every((answer) => answer === false)) refused.push(revision);
    else if (!answers.includes(true)) unknown.push(revision);
  }
  const silent = moving.map(([image]) => image).filter((image) => (labels.get(image)?.revision ?? null) === null);
  const [only] = revisions;
  return {
    refused,
    newest: revisions.length === 1 ? (only ?? null) : null,
    evidence: refused.length > 0 ? [] : digestsAlone(silent, unknown),
  };
}

function digestsAlone(silent: readonly string[], unknown: readonly string[]): readonly Evidence[] {
  const reasons = [
    ...(silent.length > 0 ? [`the registry does not tell what is left of ${silent.join(', ')} was built from`] : []),
    ...(unknown.length > 0 ? [`the source repository does not know ${unknown.join(', ')}`] : []),
  ];
  if (reasons.length === 0) return [];
  const detail = `${reasons.join(', and ')}: the hold refuses digests alone, and a later build with the same fault is not stopped`;
  return [evidence('what is left', 'absent', detail)];
}
