import { annotateFindings, code, markdown, renderDecision } from '@gatehouse/action-kit';
import type { Disposition, Verdict } from '@gatehouse/policy';
import { describeStep } from './act.ts';
import type { AutoMergeDeps } from './deps.ts';
import type { AutoMergeInputs } from './inputs.ts';
import type { Step } from './plan.ts';

export interface Told {
  readonly verdict: Verdict;
  /** Null: there was none to be found (a merge group, or nothing could be read). */
  readonly disposition: Disposition | null;
  readonly steps: readonly Step[];
  readonly mode: AutoMergeInputs['mode'];
  readonly state: string;
}

const DRY_RUN =
  '> **Dry run**: nothing of this was done, and nothing was written. What would have been done stands at the end.\n\n';

/** What a dry run would have done, for people who decide whether to switch it on. */
function dryRun({ steps }: Told): string {
  const none = 'Nothing: everything is as it should be already.';
  const list = steps.length === 0 ? [none] : steps.map((step) => `1. ${markdown(describeStep(step))}`);
  return `\n### Dry run: what would have been done\n\n${list.join('\n')}\n\nTo switch it on: ${code('mode: act')}.\n`;
}

/** The decision for people and for later jobs. */
export async function tell(deps: Pick<AutoMergeDeps, 'io' | 'serverUrl'>, told: Told): Promise<void> {
  const { verdict, disposition } = told;
  const { io, serverUrl } = deps;
  io.output('disposition', disposition?.kind ?? '');
  io.output('state', told.state);
  io.output('risk', disposition?.risk ?? '');
  io.output('armed', String(told.mode === 'act' && disposition?.arm === true));
  io.output('until', disposition?.until ?? '');
  io.log(`${disposition?.kind ?? verdict.outcome}: ${disposition?.next ?? verdict.summary}`);
  // Then this job is red, and whoever looks at the run sees why without opening anything.
  if (told.state === 'error') annotateFindings(io, verdict);
  const decision = renderDecision({ verdict, disposition }, { serverUrl });
  await io.summary(told.mode === 'dry-run' ? `${DRY_RUN}${decision}${dryRun(told)}` : decision);
}
