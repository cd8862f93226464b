import { GraphQLError } from 'graphql';
import { changedFiles, lineCounts } from '../../state/changes.ts';
import { isoTime } from '../../state/clock.ts';
import { signatureState } from '../../state/commits.ts';
import { encodeCommit } from '../../state/encoding.ts';
import { historyOf } from '../../state/history.ts';
import type { PullRequest, RepositoryState } from '../../state/model.ts';
import { type Commit, rawName, type Signature } from '../../state/objects.ts';
import { entryAt } from '../../state/tree.ts';
import { connection, type PageArguments } from '../connection.ts';
import { requireRead } from '../lookup.ts';
import type { View, ViewContext } from '../view.ts';
import { gitActorView } from './actor.ts';
import { checkSuitesView } from './check.ts';
import { rollupView, statusView } from './status.ts';
import { treeEntryView } from './tree.ts';

interface HistoryArguments extends PageArguments {
  readonly path?: string | null;
  readonly author?: unknown;
  /** ISO 8601. */
  readonly since?: string | null;
  readonly until?: string | null;
}

export function commitView(context: ViewContext, repository: RepositoryState, commit: Commit): View {
  const { store } = repository.network;
  const related = (oid: string) => context.views.object(repository, store.read('commit', oid));
  const files = () => changedFiles(store, commit.parents[0] ?? null, commit.oid);
  const path = `/${repository.name}/commit/${commit.oid}`;
  return {
    ...text(commit),
    ...people(context, repository, commit),
    url: context.serverUrl + path,
    resourcePath: path,
    parents: (args: PageArguments) => connection('parents', commit.parents, args, related),
    tree: () => context.views.object(repository, store.read('tree', commit.tree)),
    file: (args: { path: string }) => {
      const raw = rawName(args.path);
      const entry = entryAt(store, commit.tree, raw);
      return entry === null ? null : treeEntryView(context, repository, entry, raw);
    },
    additions: () => lineCounts(files()).additions,
    deletions: () => lineCounts(files()).deletions,
    changedFilesIfAvailable: () => files().length,
    history: (args: HistoryArguments) =>
      connection('history', ancestry(repository, commit, args), args, ({ oid }) => related(oid)),
    associatedPullRequests: (args: PageArguments) =>
      connection('associatedPullRequests', pullsOf(repository, commit), args, (pull) =>
        context.views.pullRequest(pull),
      ),
    ...reports(context, repository, commit),
  };
}

/** What was reported on the commit. */
function reports(context: ViewContext, repository: RepositoryState, { oid }: Commit): View {
  return {
    status: () => {
      requireRead(context, repository, 'statuses');
      return statusView(context, repository, oid);
    },
    checkSuites: (args: PageArguments) => {
      requireRead(context, repository, 'checks');
      return checkSuitesView(context, repository, oid, args);
    },
    statusCheckRollup: () => {
      requireRead(context, repository, 'checks', 'statuses');
      return rollupView(context, repository, oid);
    },
  };
}

function text(commit: Commit): View {
  const [headline = '', ...body] = commit.message.split('\n');
  return {
    message: commit.message,
    messageHeadline: headline,
    messageBody: body.join('\n').trim(),
    authoredDate: isoTime(commit.author.seconds),
    committedDate: isoTime(commit.committer.seconds),
  };
}

function people(context: ViewContext, { world }: RepositoryState, commit: Commit): View {
  const person = (signature: Signature) => gitActorView(context, world, signature);
  return {
    author: () => person(commit.author),
    committer: () => person(commit.committer),
    authors: (args: PageArguments) => connection('authors', [commit.author, ...coAuthors(commit)], args, person),
    authoredByCommitter: commit.author.email === commit.committer.email,
    committedViaWeb: world.accounts.withEmail(commit.committer.email)?.login === 'web-flow',
    signature: () => signatureView(commit),
  };
}

function coAuthors({ message, author }: Commit): Signature[] {
  return [...message.matchAll(/^co-authored-by: (.*) <(.*)>$/gim)].map(([, name = '', email = '']) => ({
    name,
    email,
    seconds: author.seconds,
  }));
}

function signatureView(commit: Commit): View | null {
  const { signature } = commit;
  if (signature === null) return null;
  const isValid = signatureState(commit) === 'valid';
  return {
    __typename: 'GpgSignature',
    isValid,
    state: isValid ? 'VALID' : 'INVALID',
    email: commit.committer.email,
    payload: () => encodeCommit({ ...commit, signature: null }).toString('utf8'),
    signature,
    signer: null,
    verifiedAt: isValid ? isoTime(commit.committer.seconds) : null,
    wasSignedByGitHub: isValid && commit.committer.email === 'noreply@github.com',
    keyId: '4AEE18F83AFDEB23',
  };
}

/** Newest first, merged branches among the rest; with a path, the commits that changed what stands there. */
function ancestry({ network }: RepositoryState, commit: Commit, args: HistoryArguments): Commit[] {
  if (args.author != null) throw new GraphQLError('the simulator does not serve history(author:)');
  const { path, since, until } = args;
  return historyOf(network.store, commit.oid, { path: path ?? null, since: since ?? null, until: until ?? null });
}

function pullsOf(repository: RepositoryState, { oid }: Commit): PullRequest[] {
  return [...repository.pulls.values()].filter((pull) => pull.head.sha === oid || pull.mergeCommit === oid);
}
