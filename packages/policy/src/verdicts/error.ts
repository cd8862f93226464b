import { GatehouseError, type Verdict } from '../verdict.ts';

const REPORT =
  'This is a fault of Gatehouse. Report it to the repository that hosts it, with the stack from the log; meanwhile a person can merge after review.';

/** What the verdict is about, as far as it is known when the fault happens. */
export type Binding = Partial<Omit<Verdict, 'schema' | 'outcome' | 'summary' | 'findings'>> & Pick<Verdict, 'tool'>;

/** The verdict of a run that could not decide: never a pass. Anything but a `GatehouseError` is our own bug. */
export function errorVerdict(error: unknown, binding: Binding): Verdict {
  const known = error instanceof GatehouseError ? error : null;
  const message = known?.message ?? `an unexpected fault: ${messageOf(error)}`;
  return {
    ...unbound(binding),
    outcome: 'error',
    summary: `Could not decide: ${message.replace(/\.$/, '')}.`,
    findings: [
      { rule: `error/${known?.code ?? 'internal'}`, path: null, line: null, message, fix: known?.fix ?? REPORT },
    ],
  };
}

/** A verdict's frame: what is not known is null, and an unknown author is bound by the gate. */
export function unbound(binding: Binding): Omit<Verdict, 'outcome' | 'summary' | 'findings'> {
  return {
    schema: 1,
    gate: 'diff-scope',
    repository: null,
    pullRequest: null,
    author: null,
    enforced: true,
    baseRef: null,
    baseTip: null,
    base: null,
    head: null,
    policy: null,
    policyCommit: null,
    bumps: [],
    unchecked: [],
    ...binding,
  };
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, 500);
}
