import { code, prose, tableRow } from '@gatehouse/action-kit';
import { type Evidence, shortCommit } from '@gatehouse/release';
import { MAX_BLOCK, renderEvidence } from '../shared/index.ts';
import type { Labels } from './checks/labels.ts';
import { writeProposal } from './proposal.ts';
import type { Plan } from './types.ts';

/** Of 65,536 characters, so that a person can still add something. */
const MAX_BODY = 64_000;
const MAX_ROWS = 100;
const MAX_LABELS = 30;
const MAX_LABEL = 200;

export function titleOf({ set, candidate }: Pick<Plan, 'set' | 'candidate'>): string {
  return `Promote ${set.name} to ${shortCommit(candidate.revision)}`;
}

/** Headline and text of the commit; nothing of it is read back. */
export function messageOf(plan: Plan): { readonly headline: string; readonly body: string } {
  const { candidate, moved } = plan;
  const lines = moved.slice(0, MAX_ROWS).map((image) => `${image}@${candidate.digests.get(image)}`);
  return { headline: titleOf(plan), body: [`Built from ${candidate.revision}:`, '', ...lines].join('\n') };
}

export interface BodyFacts {
  readonly plan: Plan;
  /** Tip of the branch that the text is about. */
  readonly commit: string;
  readonly labels: Labels;
  readonly evidence: readonly Evidence[];
  /** Revision that the pull request proposed before; null: none. */
  readonly supersedes: string | null;
  readonly runUrl: string | null;
}

/** What a reviewer reads: what moves from where to where, what was checked, how to go back, what the images say of themselves. */
export function bodyOf(facts: BodyFacts): string {
  const { plan, evidence } = facts;
  const block = writeProposal(plan, facts.commit);
  const parts = [
    introduction(facts),
    digestTable(plan),
    ['### Checks', '', ...renderEvidence(evidence)].join('\n'),
    wayBack(plan),
    ...labelParts(facts.labels, plan),
  ];
  const room = MAX_BODY - Math.min(block.length, MAX_BLOCK);
  let body = '';
  for (const part of parts) if (body.length + part.length + 2 <= room) body += `${part}\n\n`;
  return `${body}${block}\n`;
}

function introduction({ plan: { set, candidate, pins, moved, edits }, supersedes, runUrl }: BodyFacts): string {
  const stay = set.images.length - moved.length;
  const staying =
    stay === 0
      ? ''
      : ` ${count(stay, 'image')} of the set ${stay === 1 ? 'was' : 'were'} built to the same bytes and ${stay === 1 ? 'stays' : 'stay'}.`;
  const moves = pins.filter(({ from, to }) => from.digest !== to.digest).length;
  return [
    `Moves ${count(moves, 'pin')} of the image set ${code(set.name)} in ${count(edits.length, 'file')} to what was built from ${code(candidate.revision)}.${staying}`,
    ...(supersedes === null
      ? []
      : ['', `It takes the place of ${code(supersedes)}, which this pull request proposed before.`]),
    ...(runUrl === null ? [] : ['', `Proposed by [this run](${runUrl}).`]),
  ].join('\n');
}

function digestTable({ pins, candidate, set }: Plan): string {
  const rows = set.images.slice(0, MAX_ROWS).map(({ repository }) => {
    const own = pins.filter(({ from }) => from.image === repository);
    const from = [...new Set(own.map((pin) => pin.from.digest))].slice(0, 3).map(code).join(' ');
    const to = candidate.digests.get(repository) ?? '';
    const stays = own.every((pin) => pin.from.digest === to);
    return tableRow([code(repository), `${own.length}`, from, stays ? 'stays' : code(to)]);
  });
  const rest = set.images.length - rows.length;
  const more = rest > 0 ? [`and ${count(rest, 'more image')}`] : [];
  return ['| Image | Pins | From | To |', '| --- | --- | --- | --- |', ...rows, ...more].join('\n');
}

function wayBack({ set }: Plan): string {
  return [
    '### Going back',
    '',
    `Once this is merged, start the rollback workflow on the default branch with ${code(`set: ${set.name}`)} and ${code('target: previous')}: one commit brings every pin back to what is there now, also while merging is frozen.`,
  ].join('\n');
}

/** Labels of each image, those that move first, of its first platform; the checks compared the one that counts on every platform. */
function labelParts(labels: Labels, { moved, set }: Plan): readonly string[] {
  const images = new Set([...moved, ...set.images.map(({ repository }) => repository)]);
  return [...images].flatMap((image) => {
    const [platform] = labels.get(image)?.platforms ?? [];
    const entries = Object.entries(platform?.config.labels ?? {}).sort(([a], [b]) => a.localeCompare(b));
    if (entries.length === 0) return [];
    const rows = entries
      .slice(0, MAX_LABELS)
      .map(([name, value]) => tableRow([code(name.slice(0, MAX_LABEL)), prose(value.slice(0, MAX_LABEL))]));
    const title = `<details><summary>Labels of ${code(image)}</summary>`;
    return [[title, '', '| Label | Value |', '| --- | --- |', ...rows, '', '</details>'].join('\n')];
  });
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
