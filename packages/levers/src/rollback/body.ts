import { code, prose, tableRow } from '@gatehouse/action-kit';
import { howToLift, setHoldPath } from '@gatehouse/policy';
import { shortCommit, targetText } from '@gatehouse/release';
import { writeBlock } from '../shared/block.ts';
import { renderEvidence } from '../shared/render.ts';
import type { Decision } from './decide.ts';
import type { RollbackInputs } from './types.ts';

/** Rows of a table; a body ends at 65,536 characters, and the whole is in the block and the report. */
const MAX_IMAGES = 60;
const MAX_EVIDENCE = 20;
/** Of 65,536 characters, so that a person can still add something. */
const MAX_BODY = 64_000;

/** What the words are made of. */
type Told = Pick<Decision, 'set' | 'from' | 'to' | 'chosen' | 'hold' | 'evidence'>;

type Said = Pick<RollbackInputs, 'reason' | 'by' | 'runUrl' | 'target'>;

/** The pull request of a rollback: from where to where, why, what was checked, and how it is undone. */
export function rollbackBody(decision: Told, said: Said, head: string, replaced: string | null): string {
  const { set, to, chosen } = decision;
  const where = `commit ${code(to?.commit ?? '')}${to?.revision ? `, built from ${code(to.revision)}` : ''}`;
  const verb = chosen?.forward ? 'forward again' : 'back';
  const text = [
    `Takes every pin of the image set ${code(set)} ${verb} to the state of ${where} (asked for: ${code(targetText(said.target))}).`,
    '',
    `**Why**, in the words of ${code(said.by)}: ${prose(said.reason)}`,
    '',
    ...(replaced === null ? [] : [`It takes the place of what this branch proposed before (${code(replaced)}).`, '']),
    ...digestTable(decision),
    '### What was checked',
    '',
    ...renderEvidence(decision.evidence, MAX_EVIDENCE),
    ...holdSection(decision),
    '### Undo',
    '',
    ...undo(decision),
    '',
    ...(said.runUrl === null ? [] : [`Made by ${said.runUrl} in commit ${code(head)}.`, '']),
  ].join('\n');
  return `${text}\n${blockOf(decision, said, head, MAX_BODY - text.length)}`;
}

/** One line of its own, without a word of anybody else: it may become the headline of the commit on the base branch. */
export function rollbackTitle({ set, to, chosen }: Pick<Told, 'set' | 'to' | 'chosen'>): string {
  const where = shortCommit(to?.revision ?? to?.commit ?? '');
  return `Roll ${set} ${chosen?.forward ? 'forward again' : 'back'} to ${where}`;
}

function digestTable({ from, to, chosen }: Told): readonly string[] {
  const rows = [...(to?.digests ?? [])].map(([image, digest]) => {
    const now = from?.digests.get(image) ?? 'several digests';
    return tableRow([code(image), code(now), now === digest ? 'stays' : code(digest)]);
  });
  const pins = chosen?.from.pins.length ?? 0;
  const more = rows.length > MAX_IMAGES ? [`${rows.length - MAX_IMAGES} more.`, ''] : [];
  return [
    `${pins} pins of ${rows.length} images:`,
    '',
    '| Image | From | To |',
    '| --- | --- | --- |',
    ...rows.slice(0, MAX_IMAGES),
    '',
    ...more,
  ];
}

function holdSection({ hold, set, chosen }: Told): readonly string[] {
  if (chosen?.forward)
    return ['No hold goes with it: it undoes a rollback, and the gate judges it as the promotion that it is.', ''];
  if (hold === null) return [];
  const path = setHoldPath(set);
  const revisions =
    hold.revision === undefined
      ? ''
      : `, and builds of ${code([hold.revision].flat().join(', '))} and what descends from it`;
  return [
    '### The hold that goes with it',
    '',
    `${code(path)} refuses ${hold.refuses.length} digests${revisions}, until a person lifts it or its ${code('fixed-by')} names the fix. Until this is merged, the open pull request is the hold.`,
    '',
  ];
}

function undo({ from, set, hold }: Told): readonly string[] {
  const path = setHoldPath(set);
  const lift = hold === null ? '' : ` ${capital(howToLift(path))}.`;
  return [
    '- Before the merge: close this pull request and delete its branch.',
    `- After it:${lift} Then roll back to ${code(`at-commit:${from?.commit ?? ''}`)}.`,
  ];
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** For machines; nothing rests on it, because anybody who may edit the body may edit this. What does not fit is left out. */
function blockOf({ set, from, to, chosen }: Told, { target }: Said, head: string, room: number): string {
  const data = {
    schema: 1,
    set,
    target: targetText(target),
    forward: chosen?.forward ?? false,
    head,
    from: end(from),
    to: end(to),
  };
  const whole = writeBlock('rollback', data);
  const block =
    whole !== null && whole.length < room ? whole : writeBlock('rollback', { ...data, from: null, to: null });
  return block === null ? '' : `${block}\n`;
}

function end(of: Decision['from']) {
  return of === null ? null : { commit: of.commit, revision: of.revision, digests: Object.fromEntries(of.digests) };
}
