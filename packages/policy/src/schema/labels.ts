import { z } from 'zod';
import type { DISPOSITIONS } from '../merge/disposition.ts';

/** GitHub's own limits; a comma would end the name where lists of labels are written on one line. */
const label = z
  .string()
  .max(50, { error: 'is longer than any label' })
  .regex(/^[^\s,\u0000-\u001f](?:[^,\u0000-\u001f]*[^\s,\u0000-\u001f])?$/, {
    error: 'is not the name of a label: no comma, and no space at its ends',
  });

const of = (what: string) => label.optional().describe(`Label of ${what}.`);

const dispositions = z.strictObject({
  error: of('a pull request that could not be decided'),
  advice: of('a pull request that nothing binds; without one, such pull requests get no label at all'),
  blocked: of('a blocked pull request'),
  held: of('a held pull request'),
  approval: of('a pull request for named people to approve'),
  review: of('a pull request for a person to review'),
  frozen: of('a pull request stopped by a freeze'),
  waiting: of('a pull request that waits for a time or a machine'),
  'auto-merge': of('a pull request that merges itself'),
} satisfies Record<(typeof DISPOSITIONS)[number], unknown>);

const risks = z.strictObject({ low: of('low risk'), medium: of('medium risk'), high: of('high risk') });

/** `labels`: names of the labels that show disposition and risk. */
export const labelsSchema = z
  .strictObject({
    dispositions: dispositions.prefault({}).describe('Label of each disposition; several may share one.'),
    risks: risks.prefault({}).describe('Label of each level of risk.'),
    withhold: z
      .array(label)
      .max(20)
      .default([])
      .describe('Labels by which a person keeps a pull request from being armed.'),
  })
  .superRefine(({ dispositions: kinds, risks: levels, withhold }, context) => {
    const written = new Set([...Object.values(kinds), ...Object.values(levels)].map((name) => name.toLowerCase()));
    const own = withhold.findIndex((name) => written.has(name.toLowerCase()));
    const message = 'is a label that Gatehouse writes itself; choose another';
    if (own >= 0) context.addIssue({ code: 'custom', path: ['withhold', own], message });
  });
