import type { DispositionKind } from '../merge/disposition.ts';
import type { RiskLevel } from '../risk/types.ts';
import type { PolicyFile } from '../schema/policy-file.ts';

/** `labels` of a policy, compiled. What is not mapped gets no label. */
export interface LabelsPolicy {
  readonly dispositions: Partial<Readonly<Record<DispositionKind, string>>>;
  readonly risks: Partial<Readonly<Record<RiskLevel, string>>>;
  /** Set by a person, one of these forces a review. */
  readonly withhold: readonly string[];
}

export function compileLabels({ dispositions, risks, withhold }: PolicyFile['labels']): LabelsPolicy {
  return { dispositions: mapped(dispositions), risks: mapped(risks), withhold };
}

/** Without keys that stand there without a value. */
function mapped<K extends string>(names: Partial<Record<K, string | undefined>>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined)) as Partial<
    Record<K, string>
  >;
}
