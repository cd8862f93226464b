import type { PullRequestWriter, StatusWriter } from '@gatehouse/forge';
import { gateContext, type LiveState, squashMessage, type Verdict } from '@gatehouse/policy';
import type { Step } from './plan.ts';

/** What acting asks of a forge. */
export type ActingForge = StatusWriter & PullRequestWriter;

export interface ActContext {
  readonly forge: ActingForge;
  readonly verdict: Verdict;
  readonly live: LiveState;
  /** The lane that admits it, for the message of its merge. */
  readonly lane: string | null;
  /** Reads the moment again; throws unless the same would be decided. */
  readonly confirm: () => Promise<void>;
  readonly marker: string;
  readonly runUrl: string | null;
  readonly log: (line: string) => void;
}

/** Two runs may both have found no comment; the one that was first stays, and says what the one that came last has to say. */
async function createComment({ forge, marker }: ActContext, number: number, body: string): Promise<void> {
  const { id: ours } = await forge.createComment(number, body);
  const [first, ...duplicates] = await forge.readComments(number, marker);
  if (first !== undefined && first.id !== ours) await forge.updateComment(first.id, body);
  for (const { id } of duplicates) await forge.deleteComment(id);
}

async function take(context: ActContext, number: number, step: Step): Promise<void> {
  const { forge, live, verdict } = context;
  switch (step.do) {
    case 'disarm':
      return forge.disarm(live);
    case 'dequeue':
      return forge.dequeue(live);
    case 'arm':
      return forge.arm(live, squashMessage(verdict, context.lane));
    case 'enqueue':
      return forge.enqueue(live);
    case 'confirm':
      return context.confirm();
    case 'status':
      return forge.postStatus({
        sha: live.head,
        context: gateContext(live.baseRef),
        state: step.state,
        description: step.description,
        targetUrl: context.runUrl,
      });
    case 'add-labels':
      return forge.addLabels(number, step.names);
    case 'remove-label':
      return forge.removeLabel(number, step.name);
    case 'create-comment':
      return createComment(context, number, step.body);
    case 'update-comment':
      return forge.updateComment(step.id, step.body);
    case 'delete-comment':
      return forge.deleteComment(step.id);
  }
}

/** One line about a step, in the past tense of a log or the conditional of a dry run. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'status':
      return `status ${step.state}: ${step.description}`;
    case 'add-labels':
      return `add ${step.names.length === 1 ? 'label' : 'labels'} ${step.names.join(', ')}`;
    case 'remove-label':
      return `remove label ${step.name}`;
    case 'create-comment':
      return 'write the comment';
    case 'update-comment':
      return 'update the comment';
    case 'delete-comment':
      return 'delete a duplicate of the comment';
    case 'confirm':
      return 'read head, base and policy again';
    case 'arm':
      return 'arm auto-merge (squash)';
    case 'disarm':
      return 'disarm auto-merge';
    case 'enqueue':
      return 'add to the merge queue';
    case 'dequeue':
      return 'remove from the merge queue';
  }
}

/** Takes the steps in order; the first that fails ends it. */
export async function act(context: ActContext, number: number, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    context.log(describeStep(step));
    await take(context, number, step);
  }
}
