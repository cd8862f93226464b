import { type Disposition, dispositionStatus, gateContext, type LiveState } from '@gatehouse/policy';

/** One thing to do to a pull request; a run does them in order and stops at the first that fails. */
export type Step =
  | { readonly do: 'disarm' }
  | { readonly do: 'dequeue' }
  | { readonly do: 'arm' }
  | { readonly do: 'enqueue' }
  /** Reads head, base tip and policy again; what does not hold any more ends the run. */
  | { readonly do: 'confirm' }
  | { readonly do: 'status'; readonly state: 'success' | 'failure' | 'error' | 'pending'; readonly description: string }
  | { readonly do: 'add-labels'; readonly names: readonly string[] }
  | { readonly do: 'remove-label'; readonly name: string }
  | { readonly do: 'create-comment'; readonly body: string }
  | { readonly do: 'update-comment'; readonly id: number; readonly body: string }
  | { readonly do: 'delete-comment'; readonly id: number };

export interface PlanInput {
  readonly disposition: Disposition;
  readonly live: LiveState;
  /** The base branch has a merge queue: what is armed elsewhere is enqueued here. */
  readonly mergeQueue: boolean;
  readonly labels: { readonly add: readonly string[]; readonly remove: readonly string[] };
  /** What the one comment should say; null: none is written (advice). */
  readonly comment: string | null;
  /** Nobody binds others: what a person has armed stays armed, even under an error. */
  readonly bound: boolean;
}

type StatusStep = Extract<Step, { do: 'status' }>;

function currentStatus(live: LiveState) {
  const context = gateContext(live.baseRef).toLowerCase();
  return live.statuses.find((status) => status.context.toLowerCase() === context) ?? null;
}

/** Nothing when the head has that very status already, and it is ours: a rule asks for that of our app, whatever another account wrote. */
function statusSteps(live: LiveState, wanted: StatusStep): Step[] {
  const now = currentStatus(live);
  const same = now?.state === wanted.state && now.description === wanted.description && now.ours !== false;
  return same ? [] : [wanted];
}

function commentSteps({ live, comment }: PlanInput): Step[] {
  if (comment === null) return [];
  const [first, ...duplicates] = live.comments;
  const extra = duplicates.map(({ id }): Step => ({ do: 'delete-comment', id }));
  if (first === undefined) return [{ do: 'create-comment', body: comment }];
  return first.body.trimEnd() === comment.trimEnd()
    ? extra
    : [{ do: 'update-comment', id: first.id, body: comment }, ...extra];
}

function labelSteps({ labels: { add, remove } }: PlanInput): Step[] {
  const removed = remove.map((name): Step => ({ do: 'remove-label', name }));
  return add.length === 0 ? removed : [{ do: 'add-labels', names: add }, ...removed];
}

/** A machine's arming ends; `all`: a person's too, because nothing may merge as things stand. */
function disarming({ live, bound }: PlanInput, all: boolean): Step[] {
  if (!bound) return [];
  const armed = live.arming !== null && (all || live.arming.ours);
  return [...(armed ? [{ do: 'disarm' } as const] : []), ...(live.queued ? [{ do: 'dequeue' } as const] : [])];
}

/** Arm while the status is not green; read again; then green. With a queue green comes first, because the queue asks for it. */
function armingSteps(input: PlanInput, green: StatusStep): Step[] {
  const { live, mergeQueue } = input;
  const now = currentStatus(live);
  // what another account wrote hides whether ours, which it replaced, was green
  const hidden = now?.ours === false;
  const isGreen = !hidden && now?.state === 'success';
  const told = [...labelSteps(input), ...commentSteps(input)];
  if (mergeQueue) {
    const enqueue: Step[] = live.queued ? [] : [{ do: 'enqueue' }];
    return [...told, ...confirmed([...statusSteps(live, green), ...enqueue])];
  }
  const armed = live.arming !== null && (isGreen || !live.arming.ours);
  if (armed) return [...told, ...confirmed(statusSteps(live, green))];
  // an arming from before this head would merge under an older headline
  const again: Step[] = live.arming === null ? [] : [{ do: 'disarm' }];
  const held: Step[] = isGreen || hidden ? [{ do: 'status', state: 'pending', description: 'auto-merge: arming' }] : [];
  return [...again, ...held, { do: 'arm' }, ...told, { do: 'confirm' }, green];
}

function confirmed(steps: readonly Step[]): Step[] {
  return steps.length === 0 ? [] : [{ do: 'confirm' }, ...steps];
}

/**
 * What to do so that the pull request shows and obeys its disposition, and nothing that is so already. What is not green is disarmed
 * before anything is said; what is armed turns green last.
 */
export function plan(input: PlanInput): readonly Step[] {
  const { disposition, live } = input;
  const status: StatusStep = { do: 'status', ...dispositionStatus(disposition) };
  const told = [...labelSteps(input), ...commentSteps(input)];
  if (disposition.kind === 'advice') return statusSteps(live, status);
  if (disposition.state !== 'success') return [...disarming(input, true), ...statusSteps(live, status), ...told];
  if (disposition.arm) return armingSteps(input, status);
  return [...disarming({ ...input, live: { ...live, queued: false } }, false), ...statusSteps(live, status), ...told];
}
