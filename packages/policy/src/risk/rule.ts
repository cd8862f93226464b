import type { Policy } from '../policy.ts';
import type { BumpFact, FileFact, RiskFact, ValueFact } from './facts/fact.ts';
import type { RiskLevel } from './types.ts';

/** A rule of risk: pure, from one fact to why it has the rule's level, as a sentence without its full stop; null: it says nothing of it. */
export interface RiskRule {
  /** Permanent, listed in docs/rules.md. */
  readonly id: `risk/${string}`;
  readonly level: RiskLevel;
  /** One sentence, for docs and for whoever asks what the rule is. */
  readonly sentence: string;
  /** It speaks only where no other rule did. */
  readonly fallback?: true;
  readonly judge: (fact: RiskFact, policy: Policy) => string | null;
}

type Judges = {
  readonly bump?: (fact: BumpFact, policy: Policy) => string | null;
  readonly file?: (fact: FileFact, policy: Policy) => string | null;
  readonly value?: (fact: ValueFact, policy: Policy) => string | null;
};

/** A rule's `judge` from what it says of each type of fact. */
export function judging({ bump, file, value }: Judges): RiskRule['judge'] {
  return (fact, policy) => {
    if (fact.type === 'bump') return bump?.(fact, policy) ?? null;
    if (fact.type === 'file') return file?.(fact, policy) ?? null;
    return value?.(fact, policy) ?? null;
  };
}
