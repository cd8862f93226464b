import type { Identity } from '@gatehouse/bumps';
import type { LiveState } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { ACTOR, type Actor, fromActor } from '../identity.ts';
import type { Page } from '../pages.ts';

const LABELLED_PAGE = `{ pageInfo { hasPreviousPage startCursor }
  nodes { ... on LabeledEvent { actor { ${ACTOR} } label { name } } } }`;

/** The latest page of what was labelled, oldest first. */
export const LABELLED = `timelineItems(itemTypes: [LABELED_EVENT], last: 100) ${LABELLED_PAGE}`;

export interface LabelledPage {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
  readonly nodes:
    | readonly ({ readonly actor?: Actor | null; readonly label?: { readonly name: string } } | null)[]
    | null;
}

const EARLIER = `query ($id: ID!, $before: String!) { node(id: $id) { ... on PullRequest {
  labelled: ${LABELLED.replace('last: 100', 'last: 100, before: $before')} } } }`;

export type LabelWithOrigin = LiveState['labels'][number] & {
  /** The last to add it; null: nobody is known. */
  readonly by: Identity | null;
};

/**
 * The labels, each with whether a person put it there: the last to add it was of type User. Where GitHub does not say who it
 * was (the account is gone, or the event is), it counts as a person's: a label of a person's only ever holds something back.
 */
export async function labelsWithOrigin(
  client: Client,
  pull: {
    readonly id: string;
    readonly number: number;
    readonly labels: Page<{ readonly name: string }> | null;
    readonly labelled: LabelledPage;
  },
): Promise<readonly LabelWithOrigin[]> {
  const names = pull.labels?.nodes?.flatMap((label) => (label === null ? [] : [label.name]));
  // GitHub lets nobody put more than a hundred labels on one thing.
  if (!pull.labels || !names || pull.labels.pageInfo.hasNextPage || names.length !== pull.labels.nodes?.length) {
    throw incomplete(`GitHub did not give every label of #${pull.number}`);
  }
  const origins = new Map<string, Actor | null>();
  for (let page = pull.labelled; ; page = await earlier(client, pull, page.pageInfo.startCursor)) {
    for (const event of (page.nodes ?? []).toReversed()) {
      const name = event?.label?.name;
      if (name === undefined || origins.has(name)) continue;
      origins.set(name, event?.actor ?? null);
    }
    if (!page.pageInfo.hasPreviousPage || names.every((name) => origins.has(name))) break;
  }
  return names.map((name) => {
    const by = fromActor(origins.get(name) ?? null);
    return { name, by, byPerson: by === null || by.type === 'User' };
  });
}

async function earlier(
  client: Client,
  pull: { readonly id: string; readonly number: number },
  before: string | null,
): Promise<LabelledPage> {
  const asked: Asked = {
    what: `read who labelled #${pull.number} (GraphQL timelineItems)`,
    needs: 'pull-requests: read',
  };
  const { node } = await client.query<{ node: { labelled?: LabelledPage } | null }>(asked, EARLIER, {
    id: pull.id,
    before,
  });
  if (before === null || !node?.labelled) throw incomplete(`GitHub gave no earlier labels of #${pull.number}`);
  return node.labelled;
}
