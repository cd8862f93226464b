import { GraphQLError } from 'graphql';
import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import { isPullRequest, type Subject, type TimelineEvent } from '../../state/conversation/model.ts';
import type { PullRequest } from '../../state/model.ts';
import { connection, type PageArguments } from '../connection.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';
import { labelView } from './label.ts';
import { refView } from './ref.ts';
import { commentView, reviewView } from './remark.ts';

interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
}

interface Item {
  readonly at: number;
  readonly view: () => View;
}

/** The simulated kinds of items, as the argument names them. */
const EVENT_TYPES: Readonly<Record<string, TimelineEvent['type']>> = {
  LABELED_EVENT: 'LabeledEvent',
  UNLABELED_EVENT: 'UnlabeledEvent',
  CLOSED_EVENT: 'ClosedEvent',
  REOPENED_EVENT: 'ReopenedEvent',
  RENAMED_TITLE_EVENT: 'RenamedTitleEvent',
  BASE_REF_CHANGED_EVENT: 'BaseRefChangedEvent',
  HEAD_REF_FORCE_PUSHED_EVENT: 'HeadRefForcePushedEvent',
  REVIEW_DISMISSED_EVENT: 'ReviewDismissedEvent',
};

/** `timelineItems` of a pull request or issue, oldest first; only kinds that were asked for and are simulated. */
export function timelineView(context: ViewContext, subject: Subject, args: TimelineArguments): View {
  const types = args.itemTypes ?? null;
  if (types === null) throw new GraphQLError('the simulator serves timelineItems only with itemTypes');
  const items = types.flatMap((type) => itemsOf(context, subject, type)).sort((a, b) => a.at - b.at);
  const since = args.since == null ? 0 : Date.parse(args.since) / 1000;
  const found = items.filter(({ at }) => at >= since);
  const newest = items.at(-1)?.at ?? subject.createdAt;
  return {
    ...connection('timelineItems', found, args, ({ view }) => view()),
    filteredCount: found.length,
    pageCount: found.length,
    updatedAt: isoTime(newest),
  };
}

function itemsOf(context: ViewContext, subject: Subject, type: string): Item[] {
  const { comments, events } = subject.thread;
  if (type === 'ISSUE_COMMENT') {
    return comments.map((comment) => ({ at: comment.createdAt, view: () => commentView(context, subject, comment) }));
  }
  if (type === 'PULL_REQUEST_REVIEW' && isPullRequest(subject)) {
    return subject.reviews.map((review) => ({
      at: review.createdAt,
      view: () => reviewView(context, subject, review),
    }));
  }
  const wanted = EVENT_TYPES[type];
  if (wanted === undefined) throw new GraphQLError(`the simulator does not serve timeline items ${type}`);
  return events
    .filter((event) => event.type === wanted)
    .map((event) => ({ at: event.at, view: () => eventView(context, subject, event) }));
}

function eventView(context: ViewContext, subject: Subject, event: TimelineEvent): View {
  return {
    __typename: event.type,
    id: nodeId(event.type, event.id),
    createdAt: isoTime(event.at),
    actor: () => (event.actor === null ? null : actorView(context, event.actor)),
    ...details(context, subject, event),
  };
}

function details(context: ViewContext, subject: Subject, event: TimelineEvent): View {
  const itself = () => context.views.subject(subject);
  switch (event.type) {
    case 'LabeledEvent':
    case 'UnlabeledEvent':
      return { label: () => labelView(context, subject.repository, event.label), labelable: itself };
    case 'ClosedEvent':
    case 'ReopenedEvent':
      return { closable: itself, closer: null, stateReason: null };
    case 'RenamedTitleEvent':
      return { previousTitle: event.previousTitle, currentTitle: event.currentTitle, subject: itself };
    case 'BaseRefChangedEvent':
      return { previousRefName: event.previousRefName, currentRefName: event.currentRefName, pullRequest: itself };
    case 'HeadRefForcePushedEvent':
      return { ...forcePush(context, subject as PullRequest, event), pullRequest: itself };
    case 'ReviewDismissedEvent':
      return {
        dismissalMessage: event.message,
        review: () => reviewView(context, subject as PullRequest, event.review),
        pullRequest: itself,
      };
  }
}

function forcePush(
  context: ViewContext,
  pull: PullRequest,
  { before, after }: { before: string; after: string },
): View {
  const { repository, head } = pull;
  const commit = (oid: string) => context.views.object(repository, repository.network.store.read('commit', oid));
  return {
    beforeCommit: () => commit(before),
    afterCommit: () => commit(after),
    ref: () => (head.repository === null ? null : refView(context, head.repository, `refs/heads/${head.ref}`)),
  };
}
