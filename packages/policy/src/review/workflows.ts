import type { TrustedIdentity } from '../evidence/identity.ts';
import type { Policy } from '../policy.ts';

/** Paths of the workflows whose runs may vouch for a text: what to look for in artifacts. */
export function reviewWorkflows({ review }: Pick<Policy, 'review'>): readonly string[] {
  const identities: TrustedIdentity[] = review.reviewers.map(({ identity }) => identity);
  return [...new Set(identities.flatMap((identity) => ('workflow' in identity ? identity.workflow : [])))];
}
