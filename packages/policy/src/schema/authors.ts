import { z } from 'zod';
import { nonEmpty } from './values.ts';

export const login = z
  .string()
  .max(100, { error: 'is longer than any login' })
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:\[bot\])?$/, {
    error: 'is not a login such as `renovate[bot]` or `octocat`',
  });

/** An account: exact login, or login with id. */
export const account = z.union([
  login,
  z.strictObject({
    login: login.describe('Exact login, bots with `[bot]`.'),
    id: z
      .int({ error: 'is not an account id, a whole number' })
      .positive({ error: 'is not an account id, a whole number above 0' })
      .describe('Numeric account id, which no other account can take over.'),
  }),
]);

/** `authors`: whose pull requests must pass, and who may have commits on them. */
export const authorsSchema = z.strictObject({
  enforce: z
    .array(account)
    .min(1, nonEmpty('leave `authors.enforce` out to enforce every author of type Bot'))
    .max(100)
    .optional()
    .describe('Whose changes must pass: exact logins, or login with id. Default: every author of type Bot.'),
  commits: z
    .enum(['verified', 'login', 'any'])
    .default('login')
    .describe('Who may have commits on an enforced pull request: its author, signed; its author; anyone.'),
});
