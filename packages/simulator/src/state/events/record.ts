import { ACTIONS_LOGIN } from '../apps.ts';
import type { Subject } from '../conversation/model.ts';
import type { Occurrence, RecordedEvent } from './model.ts';

/** Keeps what happened as it was at that moment. */
export function record(occurrence: Occurrence): RecordedEvent {
  const startsWorkflows = occurrence.sender !== ACTIONS_LOGIN || occurrence.event === 'workflow_run';
  return 'subject' in occurrence
    ? ({ ...occurrence, subject: copied(occurrence.subject), startsWorkflows } as RecordedEvent)
    : { ...occurrence, startsWorkflows };
}

function copied<T extends Subject>(subject: T): T {
  const thread = { ...subject.thread, labels: [...subject.thread.labels] };
  return 'head' in subject
    ? { ...subject, thread, base: { ...subject.base }, head: { ...subject.head } }
    : { ...subject, thread };
}
