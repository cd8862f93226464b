import { z } from 'zod';
import { account, login as loginSchema } from './authors.ts';
import { riskRule } from './merge-lanes.ts';
import { nonEmpty } from './values.ts';

/** Teams look like `acme/seniors`, and who is in one only an App with `members: read` may know. */
const TEAM = 'looks like a team, and whether an account is in one cannot be read here; list the logins of its members';

const approver = z.union([
  z.string().superRefine((login, context) => {
    if (login.includes('/')) context.addIssue({ code: 'custom', message: TEAM });
    else if (!loginSchema.safeParse(login).success)
      context.addIssue({ code: 'custom', message: 'is not a login such as `octocat`' });
    else if (login.endsWith('[bot]'))
      context.addIssue({ code: 'custom', message: 'is a bot, whose approval never counts' });
  }),
  account.options[1],
]);

/** `merge.approvals`: whose approvals count for what. */
export const approvalsSchema = z
  .strictObject({
    high: z
      .array(approver)
      .min(1, nonEmpty('leave `merge.approvals.high` out, and nobody can approve a high risk'))
      .max(100)
      .optional()
      .describe('Who may approve a change of high risk: logins with write access. Default: nobody.'),
    'high-count': z
      .int({ error: 'is not a whole number' })
      .min(1, { error: 'is below 1' })
      .max(10, { error: 'is more than 10' })
      .default(1)
      .describe('How many of them must approve.'),
    explicit: z
      .array(riskRule)
      .max(100)
      .default(['risk/deletion', 'risk/pvc-decrease'])
      .describe('Risk rules that need such an approval whatever level policy gives them. Default: what destroys.'),
    'last-pusher': z
      .boolean()
      .default(false)
      .describe('Whether the approval of whoever pushed the head counts. Default: false.'),
  })
  .superRefine((approvals, context) => {
    const { high, 'high-count': count } = approvals;
    if (high !== undefined && count > high.length)
      context.addIssue({ code: 'custom', path: ['high-count'], message: 'is more than `merge.approvals.high` names' });
  });
