import { ApiError, type ApiReply } from '../http.ts';
import { mergeBases } from '../state/graph.ts';
import type { RepositoryState } from '../state/model.ts';
import { renderFullPull } from './render/pull.ts';
import { created, type RouteContext, sentObject } from './route.ts';
import { checkLength, sender } from './subject.ts';

/** Opens a pull request from a branch of this repository or of a fork (`owner:branch`). */
export function createPull(context: RouteContext): ApiReply {
  const { repository } = context;
  const { title, body, head, base, draft } = sentObject(context);
  if (typeof title !== 'string' || title.trim() === '') throw refused('missing_field', 'title');
  if (typeof body === 'string') checkLength(body, 'PullRequest');
  if (typeof base !== 'string' || repository.branchOrNull(base) === null) throw refused('invalid', 'base');
  const source = typeof head === 'string' ? sourceOf(repository, head) : null;
  if (source === null) throw refused('invalid', 'head');
  refuse(repository, { ...source, base });
  const number = repository.openPullRequest({
    head: source.repository === repository ? source.ref : `${source.repository.owner.login}:${source.ref}`,
    base,
    author: sender(context).login,
    title,
    body: typeof body === 'string' ? body : null,
    draft: draft === true,
  });
  return created(renderFullPull(context, repository.pullRequest(number)));
}

interface Source {
  readonly repository: RepositoryState;
  readonly ref: string;
  readonly sha: string;
}

/** Null: there is no such branch. */
function sourceOf(repository: RepositoryState, head: string): Source | null {
  const colon = head.indexOf(':');
  const owner = colon < 0 ? repository.owner.login : head.slice(0, colon);
  const found =
    owner === repository.owner.login ? repository : repository.network.members.find((one) => one.owner.login === owner);
  const ref = head.slice(colon + 1);
  const sha = found?.refs.get(`refs/heads/${ref}`);
  return found === undefined || sha === undefined ? null : { repository: found, ref, sha };
}

/** Throws when there is nothing to open, or when it is open already. */
function refuse(repository: RepositoryState, source: Source & { readonly base: string }): void {
  const { ref, sha, base } = source;
  const tip = repository.refs.get(`refs/heads/${base}`) ?? '';
  const owner = source.repository.owner.login;
  for (const pull of repository.pulls.values()) {
    const same = pull.head.repository === source.repository && pull.head.ref === ref && pull.base.ref === base;
    if (pull.state === 'open' && same) throw custom(`A pull request already exists for ${owner}:${ref}.`);
  }
  const [mergeBase] = mergeBases(repository.network.store, tip, sha);
  if (mergeBase === undefined) throw custom(`The ${ref} branch has no history in common with ${base}`);
  if (mergeBase === sha) throw custom(`No commits between ${base} and ${ref}`);
}

const refused = (code: 'missing_field' | 'invalid', field: string): ApiError =>
  new ApiError(422, 'Validation Failed', { details: { errors: [{ resource: 'PullRequest', field, code }] } });

const custom = (message: string): ApiError =>
  new ApiError(422, 'Validation Failed', {
    details: { errors: [{ resource: 'PullRequest', code: 'custom', message }] },
  });
