import type { Identity } from '@gatehouse/bumps';
import type { Remark } from '@gatehouse/policy';
import { ACTOR, type Actor, fromActor } from '../identity.ts';

const SAID = `id url body createdAt updatedAt lastEditedAt author { ${ACTOR} } editor { ${ACTOR} }`;

/** Selections for an `IssueComment` and a `PullRequestReview`. */
export const COMMENT = SAID;
export const REVIEW = `${SAID} submittedAt state authorCanPushToRepository commit { oid }`;

export interface CommentAnswer {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastEditedAt: string | null;
  readonly author: Actor | null;
  readonly editor: Actor | null;
}

export interface ReviewAnswer extends CommentAnswer {
  readonly submittedAt: string | null;
  readonly state: NonNullable<Remark['state']>;
  readonly authorCanPushToRepository: boolean;
  readonly commit: { readonly oid: string } | null;
}

/** Whoever edited it and deleted his account since: somebody, so never the author himself. */
const GONE: Identity = { login: 'ghost', id: null, type: 'Unknown' };

export function fromComment(answer: CommentAnswer): Remark {
  const { id, url, body, createdAt, updatedAt } = answer;
  return {
    kind: 'comment',
    id,
    url,
    author: fromActor(answer.author),
    editor: answer.lastEditedAt === null ? null : (fromActor(answer.editor) ?? GONE),
    body,
    createdAt,
    updatedAt,
    commit: null,
    state: null,
    authorCanPush: null,
  };
}

/** A review counts from when it was submitted; what its author drafted before, nobody else could see. */
export function fromReview(answer: ReviewAnswer): Remark {
  return {
    ...fromComment(answer),
    kind: 'review',
    createdAt: answer.submittedAt ?? answer.createdAt,
    commit: answer.commit?.oid ?? null,
    state: answer.state,
    authorCanPush: answer.authorCanPushToRepository,
  };
}

/** Oldest first; what was said in the same second stays in the order given. */
export function inOrder(remarks: readonly Remark[]): Remark[] {
  return remarks.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
}
