import { z } from 'zod';
import { duration } from './duration.ts';
import { forgeRepository, setName } from './images.ts';
import { globs, nonEmpty, repositoryPath, text } from './values.ts';

/** `/spec/ref/commit`: steps from the root of a document; `*` is any item of a list; `~1` is a slash in a key, `~0` a tilde. */
const yamlPath = z
  .string()
  .max(500)
  .regex(/^(?:\/(?:~[01]|[^/~\s])+)+$/, { error: (issue) => whyNotPlace(String(issue.input)) });

function whyNotPlace(text: string): string {
  const steps = text.replace(/^\$?\.?/, '').replaceAll(/\[(\d+|\*)\]/g, '.$1');
  const dotted = /^[\w*-]+(?:\.[\w*-]+)+$/.test(steps) && text.length <= 100;
  if (dotted) return `is not a path into a document; write \`/${steps.replaceAll('.', '/')}\``;
  if (/~(?![01])/.test(text)) return 'has a `~` that is neither `~0` (a tilde in a key) nor `~1` (a slash in a key)';
  return 'is not a path into a document such as `/spec/ref/commit`';
}

const source = z.strictObject({
  name: setName.describe('Stable key: one issue for each.'),
  repository: forgeRepository.describe('The repository that is pinned; it may be private.'),
  branch: text(255).optional().describe('Its branch. Default: its default branch.'),
  file: repositoryPath.describe('The file, in this repository, that holds the pin.'),
  pin: yamlPath.describe('Place of the commit in that file.'),
  paths: globs('leave `paths` out if every path counts')
    .optional()
    .describe(
      'Files, folders and globs of the source that are imported; only commits that touch them count. Default: every path.',
    ),
  imports: z
    .array(yamlPath)
    .min(1, nonEmpty('leave `imports` out'))
    .max(50)
    .optional()
    .describe('Places in `file` that name imported paths, besides `paths`.'),
  'max-commits': z
    .int()
    .nonnegative()
    .max(100_000)
    .optional()
    .describe('So many commits may the pin lack; one more is stale, however young. Default: any number.'),
  'max-age': duration
    .default('7d')
    .describe('So old may the oldest commit be that the pin lacks; what is older is stale, however few they are.'),
});

/** `freshness`: pinned sources that must not fall behind, and pinned images that must still exist. */
export const freshnessSchema = z.strictObject({
  sources: z
    .array(source)
    .max(100)
    .superRefine((sources, context) => {
      const names = sources.map(({ name }) => name);
      const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
      if (twice >= 0)
        context.addIssue({ code: 'custom', path: [twice, 'name'], message: 'is the name of another source' });
    })
    .default([])
    .describe('What is measured.'),
  'dead-pins': z.boolean().default(true).describe('Whether pinned digests that a registry no longer has are told.'),
  label: text(50).default('gatehouse/freshness').describe('Label of the issues.'),
  'on-closed': z
    .enum(['snooze', 'reopen'])
    .default('snooze')
    .describe('What a person closing the issue means while it is still stale: silence for `snooze-for`, or nothing.'),
  'snooze-for': duration.default('7d').describe('How long.'),
});
