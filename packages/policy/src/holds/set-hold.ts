import { z } from 'zod';
import { readPolicyYaml } from '../load/yaml.ts';
import { day, text } from '../schema/values.ts';

const SET = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/;
const PATH = /^\.github\/gatehouse\/holds\/([^/]+)\.yml$/;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'is not `sha256:` and 64 hexadecimal digits' });

const setHoldSchema = z.strictObject({
  version: z.literal(1),
  set: z.string().regex(SET).describe('Name of the image set; the file is called after it.'),
  refuses: z.array(digest).min(1).max(500).describe('Digests that must not come back.'),
  revision: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional()
    .describe('The revision that the digests were built from.'),
  reason: text().describe('Why, for whoever meets the hold.'),
  until: day.optional().describe('Day after which the hold is due for review.'),
  'fixed-by': text(100).optional().describe('The revision or version in which the fault is gone.'),
});

/** Digests of an image set that must not merge again: what a rollback leaves behind. */
export type SetHold = z.infer<typeof setHoldSchema>;

/** The set whose hold a path is, by its name; null: the path is none of a hold. */
export function heldSet(path: string): string | null {
  const name = PATH.exec(path)?.[1] ?? '';
  return SET.test(name) ? name : null;
}

/** Reads `.github/gatehouse/holds/<set>.yml` strictly; null: it is not a hold of the set that its path names. */
export function readSetHold(path: string, text: string): SetHold | null {
  const { data, complaints } = readPolicyYaml(text);
  if (complaints.length > 0) return null;
  const parsed = setHoldSchema.safeParse(data);
  return parsed.success && parsed.data.set === heldSet(path) ? parsed.data : null;
}

/** Whether one hold, put in another's place, lets nothing through that the other stopped. */
export function refusesNoLess(hold: SetHold, than: SetHold): boolean {
  const refused = new Set(hold.refuses);
  const lasts = hold.until === undefined || (than.until !== undefined && hold.until >= than.until);
  const fixed = hold['fixed-by'] === undefined || hold['fixed-by'] === than['fixed-by'];
  return hold.set === than.set && lasts && fixed && than.refuses.every((digest) => refused.has(digest));
}
