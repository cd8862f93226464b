import type { OpenedChange } from '@gatehouse/forge';
import { errorVerdict, GatehouseError, isEnforced, policyOnlyChange, type Verdict } from '@gatehouse/policy';
import { type BasePolicy, basePolicy, defaultPolicy, loadBasePolicy } from './base-policy.ts';
import { bindingOf } from './bindings.ts';
import { judgeContents, judgeUnread } from './contents.ts';
import type { JudgeDeps } from './deps.ts';
import { decidedByMetadata } from './metadata.ts';
import { repairAdvice } from './policy-change.ts';

async function judgeOpened(deps: JudgeDeps, opened: OpenedChange, base: BasePolicy): Promise<Verdict> {
  const outline = base.outline();
  if (opened.doubt !== undefined) {
    if (isEnforced(outline, opened.change)) throw opened.doubt;
    return adviseInDoubt(judgeUnread(deps, opened, outline), opened.doubt);
  }
  if (decidedByMetadata(outline, opened.change, deps.gatehouse)) return judgeUnread(deps, opened, outline);
  const extra = base.sources.map((path) => ({ path, commit: base.commit }));
  return judgeContents(deps, opened, extra, (named) => loadBasePolicy(base, named));
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
async function judgeOrAdvise(deps: JudgeDeps, opened: OpenedChange): Promise<Verdict> {
  const base = basePolicy(opened.policy);
  try {
    return await judgeOpened(deps, opened, base);
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'policy-invalid') throw error;
    if (!policyOnlyChange(base.path, base.sources, opened.change)) throw error;
    const verdict = await judgeContents(deps, opened, [], () => defaultPolicy(base));
    return repairAdvice(verdict, error, opened.policy);
  }
}

/** Judges one opened change to the end; what goes wrong is an `error` verdict bound to it. */
export async function judgeChange(deps: JudgeDeps, opened: OpenedChange): Promise<Verdict> {
  try {
    const verdict = await judgeOrAdvise(deps, opened);
    // Last, because the list of files describes the head of the moment: it counts only if the head stood still.
    // Whoever gets advice may have any history; for everyone else the merge base has to be the only one.
    await deps.forge.confirmHead(opened.change, verdict.outcome === 'skip' ? undefined : opened.behind);
    return verdict;
  } catch (error) {
    deps.onFault(error);
    return errorVerdict(error, bindingOf(deps, opened));
  }
}
