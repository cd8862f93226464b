import { ACTIONS_LOGIN } from '../apps.ts';
import type { Subject } from '../conversation/model.ts';
import type { Occurrence, RecordedEvent } from './model.ts';

/** Keeps what happened as it was at that moment. */
export function record(occurrence: Occurrence): RecordedEvent {
  const startsWorkflows = occurrence.sender !== ACTIONS_LOGIN || occurrence.event === 'workflow_run';
  const awaitsApproval =
    !startsWorkflows && occurrence.event === 'pull_request_target' && WAITING.includes(occurrence.action);
  return 'subject' in occurrence
    ? ({ ...occurrence, subject: copied(occurrence.subject), startsWorkflows, awaitsApproval } as RecordedEvent)
    : { ...occurrence, startsWorkflows, awaitsApproval };
}

const WAITING: readonly string[] = ['opened', 'reopened', 'synchronize'];

function copied<T extends Subject>(subject: T): T {
  const thread = { ...subject.thread, labels: [...subject.thread.labels] };
  return 'head' in subject
    ? { ...subject, thread, base: { ...subject.base }, head: { ...subject.head } }
    : { ...subject, thread };
}
