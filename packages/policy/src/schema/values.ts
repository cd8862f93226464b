import { z } from 'zod';
import { GLOB_SHAPE, whyNotGlob } from '../globs/grammar.ts';

/** No list of a policy is longer than people can review. */
const MAX_ITEMS = 500;

/** `error` texts begin with a verb or predicate: the reader of issues puts the key before them. */
export const nonEmpty = (way: string) => ({ error: `is an empty list, which would match nothing; ${way}` });

const glob = z
  .string()
  .min(1, { error: () => whyNotGlob('') ?? '', abort: true })
  .max(256, { error: (issue) => whyNotGlob(String(issue.input)) ?? '', abort: true })
  .regex(GLOB_SHAPE, { error: (issue) => `${quoted(issue.input)} ${whyNotGlob(String(issue.input))}`, abort: true })
  .superRefine((text, context) => {
    const why = whyNotGlob(text);
    if (why !== null) context.addIssue({ code: 'custom', message: `${quoted(text)} ${why}` });
  });

/** Globs over paths or names; an empty list is refused because people mean "no limit" by it. */
export const globs = (way: string) => z.array(glob).min(1, nonEmpty(way)).max(MAX_ITEMS);

/** As `globs`, where none is a sensible value (nothing is denied). */
export const optionalGlobs = () => z.array(glob).max(MAX_ITEMS);

export const globText = glob;

export const text = (max = 500) =>
  z
    .string()
    .min(1, { error: 'is empty' })
    .max(max, { error: `is longer than ${max} characters` })
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/, { error: 'has control characters' });

/** A path from the root of the repository, never out of it. */
export const repositoryPath = z
  .string()
  .max(512, { error: 'is longer than 512 characters' })
  .regex(/^(?!\/)(?!.*\/\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\u0000-\u001f\\]*[^\u0000-\u001f\\/]$/, {
    error: 'is not the path of a file from the root of the repository, such as `.renovate/holds.json5`',
  });

/** A real day, `2026-12-31`. */
export const day = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, { error: 'is not a day such as 2026-12-31', abort: true })
  .refine((date) => isRealDay(date), { error: 'is a day that no calendar has' });

function isRealDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function quoted(input: unknown): string {
  const shown = String(input);
  return `\`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}\``;
}
