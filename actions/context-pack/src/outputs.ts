import type { Verdict } from '@gatehouse/policy';

export function outputs({ context }: Verdict): Record<string, string> {
  return {
    profiles: JSON.stringify(context?.profiles ?? []),
    body: context?.body ?? '',
    canary: context?.canary?.state ?? '',
  };
}
