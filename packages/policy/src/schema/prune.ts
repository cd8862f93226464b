import { z } from 'zod';
import { duration, milliseconds } from './duration.ts';
import { forgeRepository, imageRepository } from './images.ts';

const LONGEST_DAYS = 3_650;

const registryHost = z
  .string()
  .max(255, { error: 'is longer than 255 characters' })
  .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$/, {
    error: 'is not the host of a registry such as `ghcr.io` or `localhost:5000`',
  });

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
        registry: registryHost.describe('Host of the registry, with its port.'),
        by: z.enum(['packages', 'oci']).describe('`packages`: GitHub Packages REST; `oci`: the registry itself.'),
      }),
    )
    .max(20)
    .superRefine((ways, context) => {
      const hosts = ways.map(({ registry }) => registry);
      const twice = hosts.findIndex((host, index) => hosts.indexOf(host) !== index);
      if (twice >= 0)
        context.addIssue({ code: 'custom', path: [twice, 'registry'], message: 'stands in this list already' });
    })
    .default([])
    .describe('How registries delete. Default: `packages` for ghcr.io, `oci` for any other.'),
});
