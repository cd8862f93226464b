import { z } from 'zod';
import { login } from './authors.ts';
import { nonEmpty } from './values.ts';

/** Every workflow of a repository, those of a pull request included, writes as this account and as this app. */
const ANYBODYS_APP = 'github-actions';
const ANYBODYS_APP_ID = 15368;
const WAY =
  'any workflow can write as it; name the workflow instead: { workflow: .github/workflows/review.yml, events: [pull_request_target] }, or use an App of your own';

const id = z.int({ error: 'is not an id, a whole number' }).positive({ error: 'is not an id, a whole number above 0' });

const byLogin = z.strictObject({
  login: login
    .refine((name) => !/^github-actions(\[bot\])?$/i.test(name), { error: `is nobody's own login: ${WAY}` })
    .describe('Exact login of an account, bots with `[bot]`. Its comments and reviews count.'),
  id: id.optional().describe('Numeric account id, which no other account can take over.'),
});

const byWorkflow = z.strictObject({
  workflow: z
    .string()
    .max(200, { error: 'is longer than 200 characters' })
    .regex(/^\.github\/workflows\/[A-Za-z0-9._-]+\.ya?ml$/, {
      error: 'is not the path of a workflow of this repository such as `.github/workflows/review.yml`',
    })
    .describe('A workflow as the default branch has it. The artifact `gatehouse-review-<head>` of its runs counts.'),
  events: z
    .array(z.enum(['pull_request_target', 'workflow_run', 'workflow_dispatch', 'schedule', 'push']))
    .min(1, nonEmpty('name the events that start the workflow on the default branch'))
    .max(5)
    .describe("Events whose runs count. `pull_request` is none: its runs are the pull request's own."),
});

const byCheck = z.strictObject({
  check: z.string().min(1, { error: 'is empty' }).max(200).describe('Exact name of a check run; its output counts.'),
  app: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: "is not an App's slug such as `acme-reviewer`" })
    .refine((slug) => slug !== ANYBODYS_APP, { error: `is no App of anybody's own: ${WAY}` })
    .describe('Slug of the App that makes the check run.'),
  'app-id': id
    .refine((number) => number !== ANYBODYS_APP_ID, { error: `is GitHub Actions: ${WAY}` })
    .optional()
    .describe('Its numeric id, which no other App can take over.'),
});

const bySarif = z.strictObject({
  sarif: z.literal(true).describe('The SARIF file that is given to the action in its input.'),
});

/** Whose word counts. A closed list of shapes: whatever else writes to a pull request is nobody. */
export const trustedIdentitySchema = z.union([byLogin, byWorkflow, byCheck, bySarif], {
  error: 'is not one of { login, id }, { workflow, events }, { check, app, app-id }, { sarif: true }',
});

export type TrustedIdentity = z.infer<typeof trustedIdentitySchema>;
