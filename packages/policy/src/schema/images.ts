import { z } from 'zod';
import { duration } from './duration.ts';
import { IMAGE_REPOSITORY, whyNotImageRepository } from './image-repository.ts';
import { globs, nonEmpty, repositoryPath, text } from './values.ts';

/** A name for people, file names and branch names: `runtime`, `cluster-tools`. */
export const setName = z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, {
  error: 'is not a name of lower-case letters, digits, `.`, `_` and `-`, such as `runtime`',
});

/** Branches are called after a set. */
const branchPart = setName.refine((name) => !name.includes('..') && !name.endsWith('.lock'), {
  error: 'can be no part of a branch name: git takes none with `..`, or with `.lock` at its end',
});

/** `owner/name` on the forge. */
export const forgeRepository = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, {
  error: 'is not a repository such as `acme/images`',
});

/** A repository of a registry with its host, without tag and digest, as the OCI distribution specification spells it. */
export const imageRepository = z
  .string()
  .max(255, { error: 'is longer than 255 characters', abort: true })
  .regex(IMAGE_REPOSITORY, { error: (issue) => whyNotImageRepository(String(issue.input)) ?? '', abort: true })
  .superRefine((text, context) => {
    const message = whyNotImageRepository(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

const smoke = z.strictObject({
  command: z
    .array(text(1000))
    .max(50)
    .default([])
    .describe("Arguments to the image's entry point. Default: none, so that its own command runs."),
  'entry-point': text(1000).optional().describe("Runs this in place of the image's entry point."),
  'exit-code': z.int().min(0).max(255).default(0).describe('How it must end.'),
  output: text(1000).optional().describe('Text that its output must contain.'),
  timeout: duration.default('1m').describe('How long it may run.'),
});

const image = z.strictObject({
  repository: imageRepository.describe('Where the image lies: registry and repository, without tag and digest.'),
  inventory: repositoryPath
    .optional()
    .describe('File that says what must and must not be in the image; docs/rollback.md has its format.'),
  smoke: smoke.optional().describe('What is run, by digest, before the image is rolled back to.'),
});

const provenance = z.strictObject({
  issuer: z
    .string()
    .max(500)
    .regex(/^https:\/\/[^\s<>"'`]+$/, { error: 'is not an https:// address' })
    .default('https://token.actions.githubusercontent.com')
    .describe('Who vouched for the identity of the build.'),
  workflow: z
    .string()
    .regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+\/\.github\/workflows\/[A-Za-z0-9._-]+\.ya?ml$/, {
      error: 'is not a workflow such as `acme/images/.github/workflows/build.yml`',
    })
    .describe('The workflow that builds the images.'),
  'source-ref': z
    .string()
    .regex(/^refs\/(?:heads|tags)\/[^\s*?[\\^~:]+$/, { error: 'is not a full ref such as `refs/heads/main`' })
    .default('refs/heads/main')
    .describe('The ref it was built from.'),
});

const set = z.strictObject({
  name: branchPart.describe('Name of the set, unique here.'),
  source: forgeRepository
    .optional()
    .describe('Repository whose commits the images are built from. Default: the one this policy is in.'),
  images: z
    .array(image)
    .min(1, nonEmpty('name the images of the set'))
    .max(200)
    .superRefine((images, context) => {
      const names = images.map(({ repository }) => repository);
      const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
      if (twice >= 0)
        context.addIssue({ code: 'custom', path: [twice, 'repository'], message: 'is in this set already' });
    })
    .describe('The images that are promoted and rolled back together.'),
  pins: globs('leave `pins` out to look everywhere')
    .optional()
    .describe('Where the pins of the set live. Default: everywhere.'),
  floor: z
    .int()
    .positive()
    .max(100_000)
    .optional()
    .describe('Fewer pins are refused. Exactly so many may be fewer than the last promotion had.'),
  provenance: provenance.optional().describe('Attestation that every image must have. Default: none is asked for.'),
  'without-runtime': z
    .enum(['block', 'allow'])
    .default('block')
    .describe('What a smoke test means where the runner has no container runtime.'),
});

/** `images`: sets of images that are pinned by digest and move together. */
export const imagesSchema = z
  .array(set)
  .max(100)
  .superRefine((sets, context) => {
    const names = sets.map(({ name }) => name);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice >= 0) context.addIssue({ code: 'custom', path: [twice, 'name'], message: 'is the name of another set' });
    const owners = new Map<string, string>();
    sets.forEach(({ name, images }, at) => {
      images.forEach(({ repository }, index) => {
        const owner = owners.get(repository);
        if (owner !== undefined && owner !== name) {
          const message = `is in the set ${owner} already; an image belongs to one set`;
          context.addIssue({ code: 'custom', path: [at, 'images', index, 'repository'], message });
        }
        owners.set(repository, name);
      });
    });
  });
