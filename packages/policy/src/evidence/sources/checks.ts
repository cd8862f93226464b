import type { BlockKind } from '../blocks.ts';
import type { CheckRunFact } from '../conversation.ts';
import type { TrustedIdentity } from '../identity.ts';
import type { TrustedText } from '../trusted.ts';
import { oneBlock } from './one-block.ts';

type ByCheck = Extract<TrustedIdentity, { readonly check: string }>;

/** Output of check runs. Those of other Apps with the same name are nobody's. */
export function checkTexts(runs: readonly CheckRunFact[], identity: ByCheck, kind: BlockKind): TrustedText[] {
  return runs
    .filter((run) => run.name === identity.check && run.app?.slug === identity.app)
    .map((run) => {
      const wanted = identity['app-id'];
      const foreign = wanted !== undefined && run.app?.id !== wanted;
      const running = run.status !== 'COMPLETED';
      return {
        ...(running ? NOTHING_YET : outputOf(run, kind)),
        by: `${identity.check} of ${identity.app}`,
        at: (running ? run.startedAt : (run.completedAt ?? run.startedAt)) ?? '',
        url: run.url ?? '',
        trust: foreign ? 'untrusted' : 'trusted',
        why: foreign ? `is by App ${run.app?.id}, and policy names App ${wanted}` : null,
        edited: false,
        source: 'check',
        running,
        state: run.conclusion,
        commit: null,
      };
    });
}

const NOTHING_YET = { text: '', problem: 'has not ended', blocks: 0 };

/** How a run ended that had no chance to say anything. */
const ENDED: Readonly<Record<string, string>> = {
  failure: 'failed',
  timed_out: 'timed out',
  cancelled: 'was cancelled',
  skipped: 'was skipped',
  startup_failure: 'could not start',
};

/** A reviewer that broke down is told apart from one that talks nonsense: the way out is another. */
function outputOf({ summary, text, conclusion }: CheckRunFact, kind: BlockKind): ReturnType<typeof oneBlock> {
  const output = oneBlock([summary, text], kind);
  const ended = ENDED[conclusion?.toLowerCase() ?? ''];
  if (output.problem === null || ended === undefined) return output;
  return { ...output, problem: `${ended} and ${output.problem}` };
}
