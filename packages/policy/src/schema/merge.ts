import { z } from 'zod';
import { lanesSchema } from './merge-lanes.ts';

/** `merge`: who may merge unattended, what, where and when. */
export const mergeSchema = z.strictObject({
  bind: z
    .enum(['lanes', 'all'])
    .default('lanes')
    .describe('Whom the gate binds: authors of lanes (enforced authors among them), or everyone.'),
  lanes: lanesSchema.default([]).describe('Who may merge unattended what, besides proved bumps of enforced authors.'),
});
