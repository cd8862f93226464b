import { isoTime } from '../../state/clock.ts';
import type { Subject } from '../../state/conversation/model.ts';
import { connection, type PageArguments } from '../connection.ts';
import type { View, ViewContext } from '../view.ts';
import { actorView } from './actor.ts';
import { labelView } from './label.ts';
import { commentView, plainText } from './remark.ts';
import { timelineView } from './timeline.ts';

type Ordered = PageArguments & { readonly orderBy?: { readonly direction: 'ASC' | 'DESC' } | null };

/** What pull requests and issues have in common: their text's history, labels, comments and timeline. */
export function threadView(context: ViewContext, subject: Subject): View {
  const { thread, repository, author } = subject;
  return {
    bodyText: plainText(subject.body ?? ''),
    editor: () => (thread.editor === null ? null : actorView(context, thread.editor)),
    includesCreatedEdit: thread.editor !== null,
    lastEditedAt: thread.lastEditedAt === null ? null : isoTime(thread.lastEditedAt),
    viewerDidAuthor: author !== null && author === context.token?.account,
    labels: (args: Ordered) =>
      connection('labels', thread.labels, args, (label) => labelView(context, repository, label)),
    comments: (args: Ordered) => {
      // the one order there is to ask for is by update
      const sorted =
        args.orderBy == null ? [...thread.comments] : thread.comments.toSorted((a, b) => a.updatedAt - b.updatedAt);
      if (args.orderBy?.direction === 'DESC') sorted.reverse();
      return connection('comments', sorted, args, (comment) => commentView(context, subject, comment));
    },
    timelineItems: (args: PageArguments & { itemTypes?: readonly string[] | null }) =>
      timelineView(context, subject, args),
  };
}
