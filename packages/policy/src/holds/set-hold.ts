import { z } from 'zod';
import { atLine, readOwnFile } from '../load/own-file.ts';
import { setName } from '../schema/images.ts';
import { day, text } from '../schema/values.ts';

const FOLDER = '.github/gatehouse/holds/';
const PATH = /^\.github\/gatehouse\/holds\/([^/]+)\.yml$/;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'is not `sha256:` and 64 hexadecimal digits' });
const commit = z.string().regex(/^[0-9a-f]{40}$/, { error: 'is not the full id of a commit, 40 hexadecimal digits' });

const setHoldSchema = z.strictObject({
  version: z.literal(1),
  set: setName.describe('Name of the image set; the file is called after it.'),
  refuses: z.array(digest).min(1, { error: 'is an empty list' }).max(500).describe('Digests that must not come back.'),
  revision: z
    .union([commit, z.array(commit).min(1, { error: 'is an empty list' }).max(50)])
    .optional()
    .describe(
      'The revision that the digests were built from, or a list of them; what descends from one is refused too.',
    ),
  reason: text().describe('Why, for whoever meets the hold.'),
  by: text(100).optional().describe('Whom to ask.'),
  until: day.optional().describe('Day after which the hold is due for review.'),
  'fixed-by': commit
    .optional()
    .describe('The revision in which the fault is gone; what descends from it is let through.'),
});

/** Digests of an image set that must not merge again: what a rollback leaves behind. */
export type SetHold = z.infer<typeof setHoldSchema>;

/** What a hold's file says, or why that cannot be read. */
export interface ReadSetHold {
  readonly hold: SetHold | null;
  /** `line 3: fixed-by is "1.8.2"…`; empty exactly when `hold` is there. */
  readonly complaints: readonly string[];
}

/** Where the hold of a set stands, from the root of the repository. */
export function setHoldPath(set: string): string {
  return `${FOLDER}${set}.yml`;
}

/** The set whose hold a path is, by its name; null: the path is none of a hold. */
export function heldSet(path: string): string | null {
  const name = PATH.exec(path)?.[1] ?? '';
  return setName.safeParse(name).success ? name : null;
}

/** Reads `.github/gatehouse/holds/<set>.yml` strictly; null: it is not a hold of the set that its path names. */
export function readSetHold(path: string, text: string): SetHold | null {
  return explainSetHold(path, text).hold;
}

/** As `readSetHold`, and says to a person what is wrong with each line. */
export function explainSetHold(path: string, text: string): ReadSetHold {
  const { value, complaints, lineOf } = readOwnFile(setHoldSchema, text);
  if (value === null || value.set === heldSet(path)) return { hold: value, complaints };
  const message = `set is ${value.set}, but the file is the hold of ${heldSet(path) ?? 'no set'}`;
  return { hold: null, complaints: [atLine(lineOf(['set']), message)] };
}

/** Revisions that a hold refuses with all that descends from them. */
export function heldRevisions({ revision }: SetHold): readonly string[] {
  return typeof revision === 'string' ? [revision] : (revision ?? []);
}

/** Whether one hold, put in another's place, lets nothing through that the other stopped. */
export function refusesNoLess(hold: SetHold, than: SetHold): boolean {
  const refused = new Set([...hold.refuses, ...heldRevisions(hold)]);
  const lasts = hold.until === undefined || (than.until !== undefined && hold.until >= than.until);
  const fixed = hold['fixed-by'] === undefined || hold['fixed-by'] === than['fixed-by'];
  const known = [...than.refuses, ...heldRevisions(than)];
  return hold.set === than.set && lasts && fixed && known.every((one) => refused.has(one));
}
