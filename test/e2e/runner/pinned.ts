import { workflows } from '../../contract/workflows.ts';

/** What our workflows pin of another's action, `owner/name@<sha>`: the same commit wherever it is used. */
export function pinnedUses(action: string): string {
  const found = workflows().flatMap(({ text }) => text.match(new RegExp(`${action}@[0-9a-f]{40}`)) ?? []);
  const [only, ...others] = new Set(found);
  if (only === undefined || others.length > 0)
    throw new Error(`our workflows use ${found.length} commits of ${action}`);
  return only;
}
