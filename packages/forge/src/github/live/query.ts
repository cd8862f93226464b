import type { Client } from '../client.ts';
import { REVIEW, type ReviewAnswer } from '../conversation/remarks.ts';
import { type EntryAnswer, WHOLE_ENTRY } from '../entry.ts';
import { type Asked, incomplete } from '../faults.ts';
import { faultOfErrors, type GraphqlError } from '../graphql-errors.ts';
import { ACTOR, type Actor } from '../identity.ts';
import { SHARERS, type SharersPage } from '../open-query.ts';
import type { CommentFacts } from '../own-comments.ts';
import { COMMENT_FACTS } from '../own-comments.ts';
import { PAGE_INFO, type Page } from '../pages.ts';
import { COMMIT, type CommitAnswer } from './commit.ts';
import { type FreezeAnswer, freezeQuery } from './freezes.ts';
import { LABELLED, type LabelledPage } from './labels.ts';

/** What the base's tip has reported is a hint about what there is to require; so a piece of it is enough. */
export const SEEN = `status { contexts { context } }
  checkSuites(first: 30) { nodes { checkRuns(first: 30) { nodes { name } } } }`;

export const RULE = `requiresSignatures requiresCodeOwnerReviews requiresConversationResolution requiredApprovingReviewCount`;

export const PROTECTION = 'requiresStrictStatusChecks requireLastPushApproval requiresDeployments';

const PULL_REQUEST = `id number state isDraft title body author { ${ACTOR} } headRefOid headRefName isCrossRepository baseRefName
  baseRef { refUpdateRule { ${RULE} } branchProtectionRule { ${PROTECTION} } target { oid ... on Commit { file(path: $policy) { ${WHOLE_ENTRY} } ${SEEN} } } }
  headRef @include(if: $withBase) { compare(headRef: $base) { aheadBy } }
  mergeStateStatus viewerCanMergeAsAdmin isInMergeQueue isMergeQueueEnabled
  autoMergeRequest { enabledAt enabledBy { ${ACTOR} } }
  labels(first: 100) { ${PAGE_INFO} nodes { name } }
  labelled: ${LABELLED}
  pushed: timelineItems(itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT], last: 1) {
    nodes { ... on HeadRefForcePushedEvent { actor { ${ACTOR} } afterCommit { oid } } } }
  reviews(first: 100) { ${PAGE_INFO} nodes { ${REVIEW} } }
  comments(first: 100) { ${PAGE_INFO} nodes { ${COMMENT_FACTS} } }
  commits(last: 1) { nodes { commit { ${COMMIT} } } }`;

const documentOf = (freezes: ReturnType<typeof freezeQuery>) => `query ($owner: String!, $repo: String!, $number: Int!,
    $policy: String!, $base: String!, $after: String, $withBase: Boolean!${freezes.declared}) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed squashMergeAllowed viewerCanAdminister
    defaultBranchRef { name }
    pullRequest(number: $number) { ${PULL_REQUEST} }
    sharers: ${SHARERS.replace('{', '@include(if: $withBase) {')}
    ${freezes.selection}
  }
}`;

export interface Seen {
  readonly status?: { readonly contexts: readonly { readonly context: string }[] } | null;
  readonly checkSuites?: {
    readonly nodes:
      | readonly ({
          readonly checkRuns: { readonly nodes: readonly ({ readonly name: string } | null)[] | null } | null;
        } | null)[]
      | null;
  } | null;
}

/** What classic protection asks, as GitHub shows it to those who may not administer. */
export interface UpdateRule {
  readonly requiresSignatures: boolean;
  readonly requiresCodeOwnerReviews: boolean;
  readonly requiresConversationResolution: boolean;
  readonly requiredApprovingReviewCount: number | null;
}

/** The part of it that only some tokens may read. */
export interface ProtectionRule {
  readonly requiresStrictStatusChecks: boolean;
  readonly requireLastPushApproval: boolean;
  readonly requiresDeployments: boolean;
}

export interface LivePullRequest {
  readonly id: string;
  readonly number: number;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly isDraft: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: Actor | null;
  readonly headRefOid: string;
  readonly headRefName: string;
  readonly isCrossRepository: boolean;
  readonly baseRefName: string;
  readonly baseRef: {
    readonly refUpdateRule: UpdateRule | null;
    readonly branchProtectionRule: ProtectionRule | null;
    readonly target: ({ readonly oid: string; readonly file?: EntryAnswer | null } & Seen) | null;
  } | null;
  readonly headRef?: { readonly compare: { readonly aheadBy: number } | null } | null;
  readonly mergeStateStatus: string;
  readonly viewerCanMergeAsAdmin: boolean;
  readonly isInMergeQueue: boolean;
  readonly isMergeQueueEnabled: boolean;
  readonly autoMergeRequest: { readonly enabledAt: string | null; readonly enabledBy: Actor | null } | null;
  readonly labels: Page<{ readonly name: string }> | null;
  readonly labelled: LabelledPage;
  readonly pushed: {
    readonly nodes:
      | readonly ({ readonly actor?: Actor | null; readonly afterCommit?: { readonly oid: string } | null } | null)[]
      | null;
  };
  readonly reviews: Page<ReviewAnswer> | null;
  readonly comments: Page<CommentFacts>;
  readonly commits: { readonly nodes: readonly ({ readonly commit: CommitAnswer } | null)[] | null };
}

export interface LiveAnswer {
  readonly viewer: string;
  readonly autoMergeAllowed: boolean;
  readonly squashMergeAllowed: boolean;
  readonly viewerCanAdminister: boolean;
  readonly defaultBranch: string;
  readonly pullRequest: LivePullRequest;
  /** The branch whose sharers these are, and with which the head was compared. */
  readonly expectedBase: string | null;
  readonly sharers: SharersPage | null;
  readonly freezes: FreezeAnswer;
}

export interface LiveTarget {
  readonly pullRequest: number;
  readonly policyPath: string;
  readonly baseRef?: string;
  readonly freezeLabels: readonly string[];
  readonly marker: string;
}

type Data = {
  readonly viewer: { readonly login: string };
  readonly repository:
    | (Omit<LiveAnswer, 'viewer' | 'defaultBranch' | 'pullRequest' | 'expectedBase' | 'sharers' | 'freezes'> & {
        readonly defaultBranchRef: { readonly name: string } | null;
        readonly pullRequest: LivePullRequest | null;
        readonly sharers?: SharersPage;
      })
    | null;
};

/** Hints for the posture that some tokens may not read; the moment itself is whole without them. */
const SPARABLE = new Set(['refUpdateRule', 'branchProtectionRule', 'compare']);

/** Everything about the moment of acting that one request can hold. */
export async function queryLive(client: Client, target: LiveTarget): Promise<LiveAnswer> {
  const number = target.pullRequest;
  const asked: Asked = { what: `read the state of #${number} (GraphQL pullRequest)`, needs: 'contents: read' };
  const freezes = freezeQuery(target.freezeLabels);
  const { data, errors } = await client.partial<Data>(asked, documentOf(freezes), {
    ...client.where,
    ...freezes.variables,
    number,
    policy: target.policyPath,
    base: target.baseRef ?? '',
    withBase: target.baseRef !== undefined,
  });
  const fault = faultOfErrors(
    errors.filter((error) => !isSparable(error)),
    data,
    asked,
  );
  if (fault !== null) throw fault;
  const { repository, viewer } = data;
  if (!repository?.pullRequest) throw incomplete(`GitHub gave no pull request #${number}`);
  if (repository.defaultBranchRef === null) throw incomplete('GitHub gave no default branch');
  return {
    ...repository,
    viewer: viewer.login,
    defaultBranch: repository.defaultBranchRef.name,
    pullRequest: repository.pullRequest,
    expectedBase: target.baseRef ?? null,
    sharers: repository.sharers ?? null,
    freezes: repository,
  };
}

export function isSparable({ path, type }: GraphqlError): boolean {
  return type === 'FORBIDDEN' && path?.some((step) => SPARABLE.has(String(step))) === true;
}

/** Names of checks and contexts of statuses. */
export function seenContexts({ status, checkSuites }: Seen): string[] {
  const runs = checkSuites?.nodes?.flatMap((suite) => suite?.checkRuns?.nodes ?? []) ?? [];
  return [...(status?.contexts ?? []).map(({ context }) => context), ...runs.flatMap((run) => (run ? [run.name] : []))];
}
