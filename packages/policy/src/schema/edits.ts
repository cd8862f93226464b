import { z } from 'zod';
import { globs, nonEmpty, text } from './values.ts';

/** A value that can be compared with a YAML scalar. */
const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

/** `/spec/values/image`: keys of mappings, `*` for any one key, `~1` for a slash in a key. */
const path = z
  .string()
  .max(500, { error: 'is longer than 500 characters' })
  .regex(/^(?:\/(?:[^/~\u0000-\u001f]|~[01])+){1,50}$/, {
    error: 'is not a path of keys such as `/spec/values/image` (`*` for any one key, `~1` for a slash in a key)',
  })
  .describe('Keys of mappings from the root of a document, each after a `/`; `*` stands for any one key.');

const condition = z.union([
  z.strictObject({ path, exists: z.boolean().describe('The key is there with a value, or is not there at all.') }),
  z.strictObject({ path, equals: value.describe('The value, read as YAML 1.2.') }),
]);

const setting = z.strictObject({
  path,
  to: value.describe('The value that may be set.'),
  from: value.optional().describe('The value it may replace. Left out: the key may only be added.'),
});

/** `scope.edits`: typed supporting edits, admitted one at a time. */
export const editSchema = z.strictObject({
  name: z
    .string()
    .max(100, { error: 'is longer than 100 characters' })
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'is not a kebab-case name such as `restore-token-mount`' })
    .describe('Named in verdicts where the edit was admitted.'),
  reason: text().optional().describe('Why this edit is safe, for whoever reads the verdict.'),
  files: globs('name the files of this edit').describe('Files in which the edit may happen.'),
  when: z
    .array(condition)
    .min(1, nonEmpty('state what must hold in the document before the change'))
    .max(20)
    .describe('All must hold in the same document as it is on the base branch.'),
  set: z
    .array(setting)
    .min(1, nonEmpty('state which paths may be set to which value'))
    .max(20)
    .describe('Exactly these paths may be set to exactly these values; every other byte is judged as always.'),
});
