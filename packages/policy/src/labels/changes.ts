import type { Disposition } from '../merge/disposition.ts';
import type { Policy } from '../policy.ts';

export interface LabelChanges {
  readonly add: readonly string[];
  /** Spelled as they are on the pull request. */
  readonly remove: readonly string[];
}

/**
 * The labels to write so that the pull request shows this disposition and risk. Only names that policy maps are ever touched, and only where
 * they differ; GitHub's labels are one in any case. Who is not bound gets labels only if policy maps `advice`.
 */
export function labelChanges(
  policy: Policy,
  { kind, risk }: Pick<Disposition, 'kind' | 'risk'>,
  current: readonly string[],
): LabelChanges {
  const { dispositions, risks } = policy.labels;
  if (kind === 'advice' && dispositions.advice === undefined) return { add: [], remove: [] };
  const wanted = [dispositions[kind], risk === null ? undefined : risks[risk]].filter((name) => name !== undefined);
  const ours = [...Object.values(dispositions), ...Object.values(risks)];
  return {
    add: wanted.filter((name, at) => !has(current, name) && !has(wanted.slice(0, at), name)),
    remove: current.filter((name) => has(ours, name) && !has(wanted, name)),
  };
}

function has(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
