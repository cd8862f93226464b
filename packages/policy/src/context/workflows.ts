import type { Policy } from '../policy.ts';

/** Paths of the workflows whose artifacts may hold a canary result. */
export function canaryWorkflows({ context }: Pick<Policy, 'context'>): readonly string[] {
  return (context.canary?.identities ?? []).flatMap((identity) => ('workflow' in identity ? [identity.workflow] : []));
}
