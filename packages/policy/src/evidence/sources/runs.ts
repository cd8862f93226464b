import type { BlockKind } from '../blocks.ts';
import type { RunEvidence } from '../conversation.ts';
import type { TrustedIdentity } from '../identity.ts';
import type { TrustedText } from '../trusted.ts';
import { oneBlock } from './one-block.ts';

type ByWorkflow = Extract<TrustedIdentity, { readonly workflow: string }>;

/** What runs of a workflow uploaded: JSON as it is, or Markdown with a block. */
export function runTexts(runs: readonly RunEvidence[], identity: ByWorkflow, kind: BlockKind): TrustedText[] {
  return runs
    .filter(({ text, run }) => run.workflowPath === identity.workflow && !isOfAnotherKind(text, kind))
    .map(({ text, run }) => {
      const why = whyUntrusted(run, identity);
      return {
        ...(text.trimStart().startsWith('{') ? { text, problem: null, blocks: 1 } : oneBlock([text], kind)),
        by: identity.workflow,
        at: run.createdAt,
        url: run.url,
        trust: why === null ? 'trusted' : 'untrusted',
        why,
        edited: false,
        source: 'run',
        running: false,
        state: null,
        commit: null,
      };
    });
}

/** One workflow may upload a review and a canary result; JSON says which it is in its first key, `kind`. */
function isOfAnotherKind(text: string, kind: BlockKind): boolean {
  const found = /^\s*\{\s*"kind"\s*:\s*"(gatehouse-[a-z]+)"/.exec(text);
  return found !== null && found[1] !== kind;
}

function whyUntrusted(run: RunEvidence['run'], { events }: ByWorkflow): string | null {
  if (!run.onDefaultBranch) return 'is by a run of the workflow as another branch has it, not the default branch';
  if (events.some((event) => event === run.event)) return null;
  return `is by a run for the event ${run.event}, which policy does not name`;
}
