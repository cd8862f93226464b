import { type ApiContext, ApiError, type ApiReply, notFound } from '../http.ts';
import type { ImageRepository, Version } from '../registry/image-repository.ts';
import type { RegistryState } from '../registry/state.ts';
import type { Account } from '../state/accounts.ts';
import { mayRead, mayWrite } from '../state/packages.ts';
import type { Token } from '../state/tokens.ts';
import { paginate } from './page.ts';
import { type PackagePlace, renderPackage, renderVersion } from './render/package.ts';
import { noContent, ok } from './route.ts';

interface PackageContext extends ApiContext {
  readonly registry: RegistryState;
  readonly token: Token;
  readonly place: PackagePlace;
  readonly repository: ImageRepository;
  readonly query: URLSearchParams;
}

const PATH =
  /^\/(?:(?<root>orgs|users)\/(?<login>[^/]+)|user)\/packages\/container\/(?<name>[^/]+)(?<rest>\/versions(?:\/(?<id>\d+)(?:\/restore)?)?)?$/;

/** Deleted versions come back within 30 days. */
const RESTORABLE_MS = 30 * 24 * 3600 * 1000;

/** From that many downloads on, only GitHub's support deletes a version of a public package. */
const MAX_DOWNLOADS = 5000;

/** Answers the routes of container packages and their versions; null: the path is another. */
export function answerPackages(context: ApiContext): ApiReply | null {
  const { github, token, request } = context;
  const groups = PATH.exec(request.url.pathname)?.groups;
  if (groups === undefined || github.packages === null) return null;
  if (token === null) throw new ApiError(401, 'Requires authentication');
  const owner = ownerOf(context, token, groups);
  const name = decodeURIComponent(groups.name ?? '');
  const repository = github.packages.find(`${owner.login}/${name}`.toLowerCase());
  if (repository === null || repository.versions.length === 0) throw packageNotFound();
  const place = { owner, name };
  const query = request.url.searchParams;
  return act({ ...context, registry: github.packages, token, place, repository, query }, groups);
}

const packageNotFound = () => new ApiError(404, 'Package not found.');

/** An organisation's packages are below `orgs`, a user's below `users`; `user` is whose token it is. */
function ownerOf({ github }: ApiContext, token: Token, groups: Readonly<Record<string, string>>): Account {
  if (groups.root === undefined) {
    if (token.account.type === 'Bot') throw new ApiError(403, 'Resource not accessible by integration');
    return token.account;
  }
  const account = github.world.accounts.find(decodeURIComponent(groups.login ?? ''));
  const isOrganization = account?.type === 'Organization';
  if (account === null || isOrganization !== (groups.root === 'orgs')) throw notFound();
  return account;
}

function act(context: PackageContext, groups: Readonly<Record<string, string>>): ApiReply {
  const { method, url } = context.request;
  if (method === 'GET') {
    checkMayRead(context);
    if (groups.id !== undefined) return ok(renderVersion(context, context.place, versionOf(context, groups.id)));
    return groups.rest === undefined
      ? ok(renderPackage(context, context.place, context.repository))
      : listVersions(context);
  }
  const restores = url.pathname.endsWith('/restore');
  if (groups.id === undefined || method !== (restores ? 'POST' : 'DELETE')) throw notFound();
  // a right that is missing looks like a package that is
  if (!mayWrite(context.token, context.repository)) throw packageNotFound();
  return restores ? restore(context, Number(groups.id)) : remove(context, versionOf(context, groups.id));
}

function checkMayRead({ token, repository }: PackageContext): void {
  if (token.permissions.packages === undefined) {
    throw new ApiError(403, 'You need at least read:packages scope to read packages.');
  }
  if (!mayRead(token, repository)) throw packageNotFound();
}

function versionOf({ repository }: PackageContext, id: string): Version {
  const version = repository.byId(Number(id));
  if (version === null) throw notFound();
  return version;
}

function listVersions(context: PackageContext): ApiReply {
  const { repository, place, query } = context;
  const all = query.get('state') === 'deleted' ? repository.deletedVersions : repository.listed;
  const { items, headers } = paginate(context, all);
  return ok(
    items.map((version) => renderVersion(context, place, version)),
    headers,
  );
}

/** Takes the digest with every tag on it, whatever else is made of it. */
function remove({ repository, registry }: PackageContext, version: Version): ApiReply {
  if (repository.visibility === 'public' && version.downloads > MAX_DOWNLOADS) {
    throw new ApiError(
      400,
      'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.',
    );
  }
  const tagged = repository.versions.filter(({ tags }) => tags.size > 0);
  if (tagged.length === 1 && tagged[0] === version) {
    throw new ApiError(
      400,
      'You cannot delete the last tagged version of a package. You must delete the package instead.',
    );
  }
  repository.remove(version.digest, registry.now());
  return noContent();
}

function restore({ repository, registry }: PackageContext, id: number): ApiReply {
  const at = registry.now();
  const deletedAt = repository.deletedVersions.find((version) => version.id === id)?.deletedAt ?? null;
  if (deletedAt === null || at - deletedAt > RESTORABLE_MS) throw notFound();
  repository.restore(id, { at, withTags: registry.switches.restoreTags });
  return noContent();
}
