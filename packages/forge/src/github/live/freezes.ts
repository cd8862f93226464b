import { type FreezeIssue, GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import { ACTOR, type Actor, fromActor } from '../identity.ts';
import { CONCURRENCY, PAGE } from '../limits.ts';
import type { Page } from '../pages.ts';

/**
 * Closed freeze issues that are looked at, for each label: the last to have been opened. Older ones are over, whoever closed
 * them. Not the last to have been touched: a comment touches, and anybody may write those until the one that matters is hidden.
 */
export const CLOSED_FREEZES = 20;

/** Each label is two lists in one query. */
const MOST_LABELS = 10;

const ISSUE = `number title url state createdAt
  timelineItems(itemTypes: [CLOSED_EVENT], last: 1) { nodes { ... on ClosedEvent { actor { ${ACTOR} } } } }`;

interface IssueAnswer {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly state: 'OPEN' | 'CLOSED';
  readonly createdAt: string;
  readonly timelineItems: { readonly nodes: readonly ({ readonly actor?: Actor | null } | null)[] | null };
}

/** Fields of the repository by the names that `freezeQuery` gives them. */
export type FreezeAnswer = Readonly<Record<string, unknown>>;

/**
 * What a query needs to ask for freeze issues along with the rest. A list for each label, so that it does not matter whether
 * GitHub takes several labels as all or any of them; open ones by themselves, so that no number of closed ones hides them.
 */
export function freezeQuery(labels: readonly string[]) {
  if (labels.length > MOST_LABELS) throw tooManyLabels(labels.length);
  const selections = labels.map(
    (
      _,
      index,
    ) => `openFreezes${index}: issues(labels: [$freeze${index}], states: [OPEN], first: ${PAGE}) { nodes { ${ISSUE} } }
    closedFreezes${index}: issues(labels: [$freeze${index}], states: [CLOSED], first: ${CLOSED_FREEZES},
      orderBy: { field: CREATED_AT, direction: DESC }) { nodes { ${ISSUE} } }`,
  );
  return {
    declared: labels.map((_, index) => `, $freeze${index}: String!`).join(''),
    selection: selections.join('\n'),
    variables: Object.fromEntries(labels.map((label, index) => [`freeze${index}`, label])),
  };
}

/**
 * Each issue once, the newest first. Whether who closed one may write is asked only where `isWriter` does not know it; a closer
 * whose account is gone may not.
 */
export async function freezesOf(
  answer: FreezeAnswer,
  isWriter: (login: string) => Promise<boolean>,
): Promise<FreezeIssue[]> {
  const pages = Object.entries(answer).filter(([name]) => /^(open|closed)Freezes\d+$/.test(name));
  const issues = new Map<number, IssueAnswer>();
  for (const [, page] of pages) {
    for (const issue of (page as Page<IssueAnswer>).nodes ?? []) if (issue !== null) issues.set(issue.number, issue);
  }
  const sorted = [...issues.values()].sort((a, b) => b.number - a.number);
  return pMap(sorted, (issue) => freezeIssue(issue, isWriter), { concurrency: CONCURRENCY });
}

async function freezeIssue(issue: IssueAnswer, isWriter: (login: string) => Promise<boolean>): Promise<FreezeIssue> {
  const { number, title, url, createdAt } = issue;
  const facts = { number, title, url, openedAt: createdAt };
  if (issue.state === 'OPEN') return { ...facts, state: 'open', closedBy: null, closerCanWrite: null };
  const closedBy = fromActor(issue.timelineItems.nodes?.at(-1)?.actor ?? null);
  const closerCanWrite = closedBy !== null && (await isWriter(closedBy.login));
  return { ...facts, state: 'closed', closedBy, closerCanWrite };
}

function tooManyLabels(count: number): GatehouseError {
  return new GatehouseError(
    'policy-invalid',
    `the policy names ${count} freeze labels; at most ${MOST_LABELS} are looked for`,
    'Use one label for all freezes.',
  );
}
