import type { Change } from '@gatehouse/bumps';
import type { OpenedChange } from '@gatehouse/forge';
import {
  errorVerdict,
  GatehouseError,
  metadataFindings,
  type Policy,
  policyOnlyChange,
  type Verdict,
} from '@gatehouse/policy';
import { type BasePolicy, basePolicy, defaultPolicy, loadBasePolicy } from './base-policy.ts';
import { bindingOf } from './bindings.ts';
import type { JudgeDeps } from './deps.ts';
import { policyAdvice, repairAdvice } from './policy-change.ts';
import { readEverything, type Wanted } from './read.ts';
import type { Judge } from './reading.ts';
import { judgeUnread } from './unread.ts';

/** Advice that would have to read more files than that is given from metadata. */
const MAX_ADVISED_FILES = 300;

/**
 * Metadata alone decides only for an author whom nothing binds: one finding makes it advice, and reading every file would change
 * nothing. A change of the policy is read all the same, because its new text is linted.
 */
function decidedByMetadata(deps: JudgeDeps, judge: Judge, policy: Policy, change: Change): boolean {
  if (judge.binds(policy, change)) return false;
  if (change.files.some((file) => file.path === policy.path)) return false;
  if (judge.advises) return change.files.length > MAX_ADVISED_FILES;
  return metadataFindings(policy, change, deps.gatehouse).length > 0;
}

async function judgeRead(deps: JudgeDeps, judge: Judge, opened: OpenedChange, wanted: Wanted): Promise<Verdict> {
  const reading = await readEverything(deps, judge, opened, wanted);
  const verdict = judge.judge(reading);
  const notes = policyAdvice(reading.policy.path, reading.change);
  return notes.length === 0 ? verdict : { ...verdict, notes: [...(verdict.notes ?? []), ...notes] };
}

async function judgeOpened(deps: JudgeDeps, judge: Judge, opened: OpenedChange, base: BasePolicy): Promise<Verdict> {
  const outline = base.outline();
  if (opened.doubt !== undefined) {
    if (judge.binds(outline, opened.change)) throw opened.doubt;
    return adviseInDoubt(judgeUnread(deps, judge, opened, outline), opened.doubt);
  }
  if (decidedByMetadata(deps, judge, outline, opened.change)) return judgeUnread(deps, judge, opened, outline);
  const extra = base.sources.map((path) => ({ path, commit: base.commit }));
  return judgeRead(deps, judge, opened, { extra, outline, policyOf: (named) => loadBasePolicy(base, named) });
}

/** What was read may not be all: a person is told why, and what was found in it, but not that the change would pass. */
function adviseInDoubt(verdict: Verdict, doubt: GatehouseError): Verdict {
  const findings = verdict.findings.filter(({ rule }) => rule !== 'scope/nothing-proved');
  const summary = `Advice only, and not a whole one: ${doubt.message}.`;
  return { ...verdict, findings, summary, notes: [...(verdict.notes ?? []), `${doubt.message}. ${doubt.fix}`] };
}

/**
 * A policy that cannot be read is an error for everyone but the person who repairs it: his pull request, if it changes
 * nothing but the policy and the files it names, is advised instead of being stopped by the text that it replaces.
 */
async function judgeOrAdvise(deps: JudgeDeps, judge: Judge, opened: OpenedChange): Promise<Verdict> {
  const base = basePolicy(opened.policy);
  try {
    return await judgeOpened(deps, judge, opened, base);
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'policy-invalid') throw error;
    if (!policyOnlyChange(base.path, base.sources, opened.change)) throw error;
    const outline = defaultPolicy(base);
    const verdict = await judgeRead(deps, judge, opened, { extra: [], outline, policyOf: () => outline });
    return repairAdvice(verdict, error, opened.policy);
  }
}

/** Judges one opened change to the end; what goes wrong is an `error` verdict bound to it. */
export async function judgeChange(deps: JudgeDeps, judge: Judge, opened: OpenedChange): Promise<Verdict> {
  try {
    const verdict = await judgeOrAdvise(deps, judge, opened);
    // Last, because the list of files describes the head of the moment: it counts only if the head stood still.
    // Whoever gets advice may have any history; for everyone else the merge base has to be the only one.
    await deps.forge.confirmHead(opened.change, verdict.outcome === 'skip' ? undefined : opened.behind);
    return verdict;
  } catch (error) {
    deps.onFault(error);
    return errorVerdict(error, { ...bindingOf(deps, opened), gate: judge.gate });
  }
}
