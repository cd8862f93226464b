import { z } from 'zod';
import { duration, milliseconds } from './duration.ts';
import { forgeRepository, imageRepository } from './images.ts';

const LONGEST_DAYS = 3_650;

/** `prune`: which images a clean-up may delete. What carries any tag but `pending-<sha>` is never among them. */
export const pruneSchema = z.strictObject({
  'older-than': duration
    .refine((age) => milliseconds(age) <= LONGEST_DAYS * 86_400_000, { error: `is more than ${LONGEST_DAYS} days` })
    .default('14d')
    .describe('How long ago an image must have been pushed and last tagged.'),
  'at-most': z
    .int()
    .min(1)
    .max(50)
    .default(50)
    .describe('Images with a `pending-<sha>` tag that one run deletes from a package; the rest waits for the next.'),
  repositories: z
    .array(forgeRepository)
    .max(100)
    .default([])
    .describe('Other repositories whose pins are kept. One that cannot be read refuses the run.'),
  images: z
    .array(imageRepository)
    .max(200)
    .default([])
    .describe('Image repositories to clean up besides those of `images`.'),
  delete: z
    .array(
      z.strictObject({
        registry: z.string().min(1).max(255).describe('Host of the registry, with its port.'),
        by: z.enum(['packages', 'oci']).describe('`packages`: GitHub Packages REST; `oci`: the registry itself.'),
      }),
    )
    .max(20)
    .default([])
    .describe('How registries delete. Default: `packages` for ghcr.io, `oci` for any other.'),
});
