import { globText, text } from '@gatehouse/policy';
import { z } from 'zod';

const MAX_ITEMS = 1000;
const NOTHING = { error: 'is an empty list, which would ask for nothing; leave the key out' };

const mode = z
  .string()
  .regex(/^0?[0-7]{3,4}$/, { error: 'is not a mode in octal digits and in quotes, such as "0755"' })
  .describe('Permission bits, in quotes: "0755".');

const owner = z
  .string()
  .regex(/^[0-9]{1,10}:[0-9]{1,10}$/, { error: 'is not a numeric `user:group` in quotes, such as "0:0"' })
  .describe('Numeric user and group: "0:0".');

const file = z.strictObject({
  path: globText.describe('Path from the root of the image, without the first slash; globs.'),
  type: z.enum(['file', 'directory', 'symlink']).optional().describe('What it must be.'),
  mode: mode.optional(),
  owner: owner.optional(),
  target: text(4096).optional().describe('Where the symlink must point, as it is written in it.'),
});

const label = z.string().regex(/^[^\s=\u0000-\u001f]{1,200}$/, { error: 'is not the name of a label' });
const variable = z.string().regex(/^[^\s=\u0000-\u001f]{1,200}$/, { error: 'is not the name of a variable' });

const platform = z.string().regex(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/, {
  error: 'is not a platform such as `linux/amd64`',
});

/** An inventory: what must and must not be in an image, on each of its platforms. */
export const inventorySchema = z.strictObject({
  version: z.literal(1),
  platforms: z
    .array(platform)
    .min(1, NOTHING)
    .max(50)
    .optional()
    .describe('Platforms that must be there; others may be.'),
  files: z
    .strictObject({
      must: z
        .array(file)
        .min(1, NOTHING)
        .max(MAX_ITEMS)
        .optional()
        .describe('Each entry must find at least one path, and every path it finds must be so.'),
      'must-not': z.array(globText).min(1, NOTHING).max(MAX_ITEMS).optional().describe('Globs that must find no path.'),
    })
    .optional(),
  labels: z
    .strictObject({
      must: z
        .record(label, z.union([text(4096), z.null()]))
        .optional()
        .describe('Labels with their values; an empty value: any.'),
      'must-not': z.array(globText).min(1, NOTHING).max(MAX_ITEMS).optional().describe('Globs over names of labels.'),
    })
    .optional(),
  'entry-point': z.array(z.string().max(4096)).max(100).optional().describe('The whole entry point.'),
  command: z.array(z.string().max(4096)).max(100).optional().describe('The whole default command.'),
  environment: z
    .strictObject({
      must: z
        .record(variable, z.union([z.string().max(4096), z.null()]))
        .optional()
        .describe('Variables with their values; an empty value: any.'),
      'must-not': z
        .array(globText)
        .min(1, NOTHING)
        .max(MAX_ITEMS)
        .optional()
        .describe('Globs over names of variables.'),
    })
    .optional(),
  user: z.string().max(200).optional().describe('The user it runs as, as it is written in the image.'),
  'not-user': z
    .array(z.string().max(200))
    .min(1, NOTHING)
    .max(20)
    .optional()
    .describe('Users that it must not run as: root.'),
  'working-directory': z.string().max(4096).optional(),
});

export type Inventory = z.infer<typeof inventorySchema>;
