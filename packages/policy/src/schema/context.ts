import { z } from 'zod';
import { BUILT_IN_PROFILES } from '../context/built-in-profiles.ts';
import { login } from './authors.ts';
import { duration } from './duration.ts';
import { trustedIdentitySchema } from './identity.ts';
import { globs, nonEmpty, text } from './values.ts';

const profileName = z
  .string()
  .max(50, { error: 'is longer than 50 characters' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'is not a kebab-case name such as `release`' });

const logins = z.array(login).min(1, nonEmpty('leave it out for every author')).max(100);

const section = z.strictObject({
  title: text(100).describe('The heading, in any case, at any depth, with or without a colon.'),
  also: z.array(text(100)).max(20).default([]).describe('Other headings that stand for it.'),
  hint: text(300).optional().describe('What to write, for the template and for findings.'),
  minimum: z.int().min(1).max(5000).default(20).describe('Letters and digits that a reader must see under it.'),
  none: z
    .union([z.literal(false), z.array(text(100)).min(1, nonEmpty('write false to accept none')).max(20)])
    .default(false)
    .describe('Phrases that may stand there alone, such as `None`; false: no phrase may.'),
  code: z.boolean().default(false).describe('Something there must be written as code.'),
  links: z.boolean().default(false).describe('Every item there must have a link.'),
  check: z
    .enum(['files', 'risk'])
    .optional()
    .describe(
      'Hold it against the change: `files` lists exactly its files; `risk` states a level not below the computed.',
    ),
});

const wholeBody = z.strictObject({
  minimum: z.int().min(0).max(5000).default(0).describe('Letters and digits that the whole body must show.'),
  links: z.boolean().default(false).describe('The body must have a link.'),
  bumps: z.boolean().default(false).describe('The body must name every dependency that moves.'),
});

const profile = z.strictObject({
  name: profileName.describe('Named in `context.require`.'),
  extends: z
    .enum(Object.keys(BUILT_IN_PROFILES) as (keyof typeof BUILT_IN_PROFILES)[])
    .optional()
    .describe('Built-in profile whose sections come first; a section of the same title replaces it.'),
  sections: z.array(section).max(50).default([]).describe('What the body must have.'),
  body: wholeBody.optional().describe('What the body as a whole must show.'),
});

const requirement = z.strictObject({
  profile: profileName.describe('`canary`, `ops`, `bot`, or one of `context.profiles`.'),
  when: z
    .strictObject({
      authors: logins.optional().describe('Exact logins, bots with `[bot]`. Default: everyone.'),
      'except-authors': logins
        .optional()
        .describe('Logins it does not apply to, such as bots that cannot write bodies.'),
      paths: globs('leave `paths` out for every change').optional().describe('Any changed path is among these.'),
      risk: z
        .array(z.enum(['low', 'medium', 'high']))
        .min(1, nonEmpty('leave `risk` out for every level'))
        .optional()
        .describe('The computed risk is one of these.'),
    })
    .prefault({})
    .describe('All that is given must hold. Default: always.'),
});

const panel = z.union([
  z.int().min(1).max(50),
  z.array(text(100)).min(1, nonEmpty('name the members, or write their number')).max(50),
  z.strictObject({
    'with-pack': z.int().min(0).max(50).describe('Members who had the context pack.'),
    blind: z.int().min(0).max(50).describe('Members who had not.'),
  }),
]);

const canary = z.strictObject({
  'required-for': z
    .array(profileName)
    .min(1, nonEmpty('leave it out for the profile `canary`'))
    .max(50)
    .default(['canary'])
    .describe('Profiles whose changes need a canary result for their head.'),
  identities: z
    .array(trustedIdentitySchema)
    .min(1, nonEmpty('name who runs the panel; without anyone to believe there is no result'))
    .refine((identities) => !identities.some((one) => 'sarif' in one), {
      error: 'has `sarif`, which cannot hold the answers of a panel; name a login, a workflow or a check',
    })
    .max(20)
    .describe('Whose results count.'),
  panel: panel
    .default({ 'with-pack': 3, blind: 3 })
    .describe(
      'Members that must have answered: their number, their names, or how many with the pack and how many blind.',
    ),
  'max-age': duration.default('7d').describe('How old a result may be.'),
  'max-running': duration.default('6h').describe('How long a panel may run before it counts as stuck.'),
});

/** `context`: what a pull request's body must show, and of whom. */
export const contextSchema = z
  .strictObject({
    profiles: z.array(profile).max(50).default([]).describe('Own profiles, besides `canary`, `ops` and `bot`.'),
    require: z
      .array(requirement)
      .max(100)
      .default([])
      .describe('Which profile is asked of which change. Default: none.'),
    choose: z
      .enum(['all', 'first'])
      .default('all')
      .describe('Whether every entry of `require` that matches counts, or the first one.'),
    placeholders: z
      .array(text(300))
      .max(200)
      .default([])
      .describe("Lines of the repository's own template, which never count as content."),
    docs: globs('leave `context.docs` out for the built-in list')
      .optional()
      .describe(
        'Paths that "docs only" may be said of. Default: Markdown and docs folders, without agent instructions.',
      ),
    'not-production': globs('leave `context.not-production` out for the built-in list')
      .optional()
      .describe('Paths that "no production change" may be said of. Default: documentation and tests.'),
    canary: canary.optional().describe('A panel of reviewers whose result belongs to one head.'),
  })
  .superRefine((file, context) => {
    const own = file.profiles.map(({ name }) => name);
    const known = new Set([...Object.keys(BUILT_IN_PROFILES), ...own]);
    const complain = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    own.forEach((name, index) => {
      if (own.indexOf(name) !== index || Object.hasOwn(BUILT_IN_PROFILES, name)) {
        complain(['profiles', index, 'name'], 'is the name of another profile already');
      }
    });
    file.require.forEach(({ profile }, index) => {
      if (!known.has(profile))
        complain(['require', index, 'profile'], `is not a profile; known are ${[...known].join(', ')}`);
    });
    file.canary?.['required-for'].forEach((profile, index) => {
      if (!known.has(profile)) {
        complain(['canary', 'required-for', index], `is not a profile; known are ${[...known].join(', ')}`);
      }
    });
  });

export type ContextFile = z.infer<typeof contextSchema>;
