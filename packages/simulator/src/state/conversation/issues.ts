import type { Account } from '../accounts.ts';
import { momentOf } from '../clock.ts';
import type { RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import { nextNumber } from '../refs.ts';
import { addLabel } from './labels.ts';
import { type Issue, newThread, type StateReason, type Subject } from './model.ts';
import { happen, tell } from './subjects.ts';

export interface IssueInput {
  readonly title: string;
  readonly body?: string | null;
  /** A login; null: the account was deleted since. Default: octocat. */
  readonly author?: string | null;
  readonly labels?: readonly string[];
  /** ISO 8601. */
  readonly at?: string;
}

export function openIssue(repository: RepositoryState, input: IssueInput): Issue {
  const { world } = repository;
  const now = momentOf(world.clock, input.at);
  const issue: Issue = {
    number: nextNumber(repository),
    id: world.nextId(),
    repository,
    author: input.author === null ? null : accountOf(world, input.author ?? 'octocat'),
    createdAt: now,
    updatedAt: now,
    thread: newThread(),
    title: input.title,
    body: input.body ?? null,
    state: 'open',
    stateReason: null,
    closedAt: null,
    closedBy: null,
  };
  repository.issues.set(issue.number, issue);
  const author = issue.author ?? accountOf(world, 'ghost');
  repository.announce({ event: 'issues', action: 'opened', subject: issue, sender: author.login });
  for (const name of input.labels ?? []) addLabel(issue, name, author);
  return issue;
}

/** Closes or reopens; when it is so already, only the reason of a closed one changes. */
export function setIssueState(
  issue: Issue,
  state: Issue['state'],
  actor: Account,
  reason: StateReason = 'completed',
): void {
  if (state === 'closed') issue.stateReason = reason;
  if (issue.state === state) return;
  issue.state = state;
  happen(issue, actor, { type: state === 'closed' ? 'ClosedEvent' : 'ReopenedEvent' });
  issue.closedAt = state === 'closed' ? issue.updatedAt : null;
  issue.closedBy = state === 'closed' ? actor : null;
  if (state === 'open') issue.stateReason = 'reopened';
  const action = state === 'closed' ? 'closed' : 'reopened';
  issue.repository.announce({ event: 'issues', action, subject: issue, sender: actor.login });
}

/** A new body has an editor; a new title is an event of its own. */
export function editSubject(
  subject: Subject,
  edit: { readonly title?: string; readonly body?: string | null },
  actor: Account,
): void {
  const { thread, title, body } = subject;
  const changes: { title?: string; body?: string | null } = {};
  if (edit.title !== undefined && edit.title !== title) {
    subject.title = edit.title;
    changes.title = title;
    happen(subject, actor, { type: 'RenamedTitleEvent', previousTitle: title, currentTitle: edit.title });
  }
  if (edit.body !== undefined && edit.body !== subject.body) {
    subject.body = edit.body;
    changes.body = body;
    thread.editor = actor;
    thread.lastEditedAt = subject.repository.world.clock.next();
    subject.updatedAt = thread.lastEditedAt;
  }
  if (Object.keys(changes).length > 0) tell(subject, { action: 'edited', changes, sender: actor.login });
}
