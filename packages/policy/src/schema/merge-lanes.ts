import { z } from 'zod';
import { account } from './authors.ts';
import { day, globs, nonEmpty, text } from './values.ts';

const kebab = z
  .string()
  .max(60, { error: 'is longer than 60 characters' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'is not a kebab-case name such as `storage`' });

export const riskRule = z
  .string()
  .max(100, { error: 'is longer than 100 characters' })
  .regex(/^risk\/[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'is not the id of a risk rule such as `risk/pvc-increase`' });

const lane = z.strictObject({
  name: kebab
    .refine((name) => name !== 'bumps', { error: 'is the name of the built-in lane; choose another' })
    .describe('Named in dispositions and in the messages of merged commits.'),
  authors: z
    .array(account)
    .min(1, nonEmpty('name whose pull requests may use this lane'))
    .max(100)
    .describe('Whose pull requests this lane is for: exact logins, or login with id. They are bound by the gate.'),
  admit: z
    .array(riskRule)
    .min(1, nonEmpty('name the low-risk rules that this lane admits'))
    .max(100)
    .describe('Ids of risk rules. Every difference must be explained by one of them, at level low.'),
  packs: z.array(kebab).max(20).default([]).describe('Context profiles that the pull request must have met.'),
});

/** `merge.lanes`: who may merge unattended what, besides proved bumps. */
export const lanesSchema = z
  .array(lane)
  .max(50)
  .superRefine((lanes, context) => {
    const names = lanes.map(({ name }) => name);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice >= 0)
      context.addIssue({ code: 'custom', path: [twice, 'name'], message: 'is the name of another lane already' });
  });

/** An entry of `merge.ramp`: components for which unattended merging is switched on, and on what grounds. */
export const rampEntrySchema = z.strictObject({
  components: globs('name the components, or `**` for all').describe(
    "Paths of files or canonical names of packages. A bump is in the ramp when its file's path or its package's name matches.",
  ),
  since: day.describe('Day (UTC) from which it counts.'),
  by: z
    .string()
    .min(1, { error: 'is empty' })
    .max(100, { error: 'is longer than any login' })
    .describe('Who widened the ramp.'),
  evidence: text().describe('Why that was justified.'),
});
