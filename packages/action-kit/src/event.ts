import { GatehouseError } from '@gatehouse/policy';
import type { RunnerContext } from './context.ts';

/** What is to be judged, at the SHA that the event named; a pull request that a sweep names is judged at the head it has. */
export type EventTarget =
  | {
      readonly kind: 'pull-request';
      readonly pullRequest: number;
      readonly head: string | null;
      readonly baseRef: string | null;
    }
  | { readonly kind: 'merge-group'; readonly baseRef: string; readonly baseSha: string; readonly head: string };

const PULL_REQUEST_TYPES = [
  'opened',
  'synchronize',
  'reopened',
  'edited',
  'labeled',
  'unlabeled',
  'ready_for_review',
  'converted_to_draft',
];

const TYPES = PULL_REQUEST_TYPES.join(', ');

const SUPPORTED = `Trigger the workflow on pull_request_target (types: ${TYPES}) and merge_group, or let sweep.yml call it.`;

/** One step into unchecked JSON; undefined when there is nothing. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) => (node !== null && typeof node === 'object' ? Reflect.get(node, key) : undefined),
    value,
  );
}

function malformed(event: string): GatehouseError {
  return new GatehouseError(
    'unsupported-event',
    `The payload of ${event} is not what GitHub sends for it.`,
    'Start the workflow by the event itself; a hand-made payload cannot be judged.',
  );
}

const isSha = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value);

function pullRequestTarget(payload: unknown): EventTarget {
  const action = at(payload, 'action');
  if (typeof action === 'string' && !PULL_REQUEST_TYPES.includes(action)) {
    throw new GatehouseError('unsupported-event', `pull_request_target of type '${action}' is not judged.`, SUPPORTED);
  }
  const pullRequest = at(payload, 'pull_request', 'number');
  const head = at(payload, 'pull_request', 'head', 'sha');
  const baseRef = at(payload, 'pull_request', 'base', 'ref');
  if (!Number.isSafeInteger(pullRequest) || !isSha(head) || typeof baseRef !== 'string') {
    throw malformed('pull_request_target');
  }
  return { kind: 'pull-request', pullRequest: Number(pullRequest), head, baseRef };
}

function mergeGroupTarget(payload: unknown): EventTarget {
  const ref = at(payload, 'merge_group', 'base_ref');
  const baseSha = at(payload, 'merge_group', 'base_sha');
  const head = at(payload, 'merge_group', 'head_sha');
  if (typeof ref !== 'string' || !isSha(baseSha) || !isSha(head)) throw malformed('merge_group');
  return { kind: 'merge-group', baseRef: ref.replace(/^refs\/heads\//, ''), baseSha, head };
}

/**
 * Events that run the default branch's workflow file, and the two for which somebody with write access chose the ref. Any other runs the
 * file of the head, of a queue or of a tag, or is not known: never a start for a judgement.
 */
const MAY_NAME = [
  ...['pull_request_target', 'workflow_run', 'schedule', 'issues', 'issue_comment', 'repository_dispatch'],
  ...['check_run', 'check_suite', 'status', 'push', 'workflow_dispatch'],
];

/**
 * A pull request named by number, by a sweep or by hand; what the event carries besides does not count.
 * @throws GatehouseError `unsupported-event`
 */
export function namedTarget(context: Pick<RunnerContext, 'event'>, pullRequest: number): EventTarget {
  if (MAY_NAME.includes(context.event)) return { kind: 'pull-request', pullRequest, head: null, baseRef: null };
  throw new GatehouseError(
    'unsupported-event',
    `The event '${context.event}' runs the workflow file of the head, or of another ref, so it cannot start a judgement.`,
    'Let signal.yml react to it, and sweep.yml to the end of signal.yml: docs/adopt.md shows both.',
  );
}

/**
 * What the event asks for. `pull_request` and `pull_request_review` are refused although they carry a pull request: they run
 * the workflow file of the head, which the judged change controls.
 * @throws GatehouseError `unsupported-event`
 */
export function eventTarget(context: Pick<RunnerContext, 'event' | 'payload'>): EventTarget {
  if (context.event === 'pull_request_target') return pullRequestTarget(context.payload);
  if (context.event === 'merge_group') return mergeGroupTarget(context.payload);
  throw new GatehouseError('unsupported-event', `The event '${context.event}' is not judged.`, SUPPORTED);
}
