import { nodeId } from '../node-id.ts';
import type { RepositoryState } from '../state/model.ts';
import { canSee, isAllowed, type Token } from '../state/tokens.ts';
import { type BranchCommit, commitFiles, missingDeletion } from '../state/writing/commit-on-branch.ts';
import { type RefRefusal, type RefUpdate, updateRefs } from '../state/writing/update-refs.ts';
import { typedError } from './errors.ts';
import { requireWrite } from './lookup.ts';
import type { View, ViewContext } from './view.ts';
import { refView } from './views/ref.ts';

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string | null };
}

interface CommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly { readonly path: string }[];
  } | null;
}

interface RefsInput {
  readonly repositoryId: string;
  readonly refUpdates: readonly {
    readonly name: string;
    readonly beforeOid?: string | null;
    readonly afterOid: string;
    readonly force?: boolean | null;
  }[];
}

/** Stands for no object: a ref that does not exist, before or after. */
const NOTHING = '0'.repeat(40);

/** Mutations that write commits and refs; each needs `contents: write`. */
export const refMutations = (context: ViewContext): View => ({
  createCommitOnBranch: ({ input }: Input<CommitInput>) => commitOnBranch(context, input),
  updateRefs: ({ input }: Input<RefsInput>) => {
    const repository = writableRepository(context, input.repositoryId);
    const updates = input.refUpdates.map((update) => ({
      name: update.name,
      before: update.beforeOid == null ? undefined : oidOrNull(update.beforeOid),
      after: oidOrNull(update.afterOid),
      force: update.force ?? false,
    }));
    write(context, repository, updates);
    return payload(input);
  },
  createRef: ({ input }: Input<{ repositoryId: string; name: string; oid: string }>) => {
    const repository = writableRepository(context, input.repositoryId);
    if (repository.refs.has(input.name)) {
      throw unprocessable(`A ref named "${input.name}" already exists in the repository.`);
    }
    write(context, repository, [{ name: input.name, after: input.oid, force: false }]);
    return { ...payload(input), ref: () => refView(context, repository, input.name) };
  },
  updateRef: ({ input }: Input<{ refId: string; oid: string; force?: boolean | null }>) => {
    const { repository, name } = writableRef(context, input.refId);
    write(context, repository, [{ name, after: input.oid, force: input.force ?? false }]);
    return { ...payload(input), ref: () => refView(context, repository, name) };
  },
  deleteRef: ({ input }: Input<{ refId: string }>) => {
    const { repository, name } = writableRef(context, input.refId);
    write(context, repository, [{ name, after: null, force: true }]);
    return payload(input);
  },
});

function commitOnBranch(context: ViewContext, input: Input<CommitInput>['input']): View {
  const { repository, name } = branchOf(context, input.branch);
  const { expectedHeadOid: expected, fileChanges } = input;
  if (repository.refs.get(name) !== expected) {
    throw typedError('STALE_DATA', `Expected branch to point to "${expected}" but it did not.  Pull and try again.`);
  }
  const request: BranchCommit = {
    parent: expected,
    author: actor(context).account,
    headline: input.message.headline,
    body: input.message.body ?? '',
    additions: (fileChanges?.additions ?? []).map(({ path, contents }) => ({ path, bytes: decode(path, contents) })),
    deletions: (fileChanges?.deletions ?? []).map(({ path }) => path),
  };
  const missing = missingDeletion(repository, request);
  if (missing !== null) {
    throw unprocessable(`A path was requested for deletion which does not exist as of commit oid \`${expected}\`.`);
  }
  const commit = commitFiles(repository, request);
  write(context, repository, [{ name, before: expected, after: commit.oid, force: false }]);
  return {
    ...payload(input),
    commit: () => context.views.object(repository, commit),
    ref: () => refView(context, repository, name),
  };
}

function decode(path: string, contents: string): Buffer {
  const bytes = Buffer.from(contents, 'base64');
  if (bytes.toString('base64').replaceAll('=', '') === contents.replaceAll(/[\s=]/g, '')) return bytes;
  throw unprocessable(`The contents of \`${path}\` are not valid base64.`);
}

function branchOf(context: ViewContext, branch: CommitInput['branch']): Place {
  const { id, repositoryNameWithOwner, branchName } = branch;
  if (id != null) return writableRef(context, id);
  const repository = context.github.findRepository(repositoryNameWithOwner ?? '');
  if (repository === null || !canSee(context.token, repository)) {
    throw notFound(`Could not resolve to a Repository with the name '${repositoryNameWithOwner}'.`);
  }
  requireWrite(context, repository, 'contents');
  const name = `refs/heads/${(branchName ?? '').replace(/^refs\/heads\//, '')}`;
  if (!repository.refs.has(name)) throw notFound(`Could not resolve to a Ref with the name '${branchName}'.`);
  return { repository, name };
}

interface Place {
  readonly repository: RepositoryState;
  /** Full name of the ref. */
  readonly name: string;
}

function writableRef(context: ViewContext, id: string): Place {
  for (const repository of visible(context)) {
    for (const name of repository.refs.keys()) {
      if (nodeId('Ref', `${repository.id}:${name}`) !== id) continue;
      requireWrite(context, repository, 'contents');
      return { repository, name };
    }
  }
  throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
}

function writableRepository(context: ViewContext, id: string): RepositoryState {
  const repository = visible(context).find((one) => nodeId('Repository', one.id) === id);
  if (repository === undefined) throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
  requireWrite(context, repository, 'contents');
  return repository;
}

const visible = ({ github, token }: ViewContext): RepositoryState[] =>
  [...github.world.repositories.values()].filter((repository) => canSee(token, repository));

function write(context: ViewContext, repository: RepositoryState, updates: readonly RefUpdate[]): void {
  const { account } = actor(context);
  const workflows = isAllowed(context.token, repository, { permission: 'workflows', access: 'write' });
  const refusal = updateRefs(repository, updates, { login: account.login, workflows });
  if (refusal !== null) throw errorOf(refusal);
}

/** The types are GitHub's; how `updateRefs` words its refusals is not published. */
function errorOf(refusal: RefRefusal) {
  switch (refusal.kind) {
    case 'stale':
      return typedError('STALE_DATA', `Reference cannot be updated: ${refusal.name} is not at the expected object.`);
    case 'workflow':
      return typedError('FORBIDDEN', refusal.message);
    case 'missing':
      return notFound(`Reference does not exist: ${refusal.name}`);
    case 'no-object':
      return unprocessable('Object does not exist');
    case 'not-fast-forward':
      return unprocessable(`Reference cannot be updated: ${refusal.name} is not a fast forward.`);
    case 'default-branch':
      return unprocessable(`Cannot delete the default branch ${refusal.name}.`);
    case 'name':
      return unprocessable(`${refusal.name} is not a valid ref name.`);
  }
}

/** Reached only with a token that may write. */
function actor({ token }: ViewContext): Token {
  if (token === null) throw new Error('an anonymous token that may write');
  return token;
}

const oidOrNull = (oid: string): string | null => (oid === NOTHING ? null : oid);
const notFound = (message: string) => typedError('NOT_FOUND', message);
const unprocessable = (message: string) => typedError('UNPROCESSABLE', message);
const payload = ({ clientMutationId }: { readonly clientMutationId?: string | null }): View => ({
  clientMutationId: clientMutationId ?? null,
});
