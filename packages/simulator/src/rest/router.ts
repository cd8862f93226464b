import { type ApiContext, ApiError, type ApiReply, lacksPermission, notFound } from '../http.ts';
import type { Repository } from '../state/repository.ts';
import { canSee, isAllowed } from '../state/tokens.ts';
import { actionRoutes } from './actions.ts';
import { getApp } from './apps.ts';
import { branchRoutes } from './branches.ts';
import { checkRoutes } from './checks.ts';
import { collaboratorRoutes } from './collaborators.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { compareRoutes } from './compare.ts';
import { contentRoutes } from './contents.ts';
import { gitRoutes } from './git.ts';
import { gitObjectRoutes } from './git-objects.ts';
import { gitRefRoutes } from './git-refs.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { mergeRoutes } from './merge.ts';
import { answerPackages } from './packages.ts';
import { protectionRoutes } from './protection.ts';
import { pullRoutes } from './pulls.ts';
import { rateLimit } from './rate-limit.ts';
import { repositoryRoutes } from './repository.ts';
import { reviewRoutes } from './reviews.ts';
import type { Route } from './route.ts';
import { ruleRoutes } from './rules.ts';
import { statusRoutes } from './statuses.ts';
import { getUser, getViewer } from './users.ts';

/** First match wins, so longer patterns of a family stand before shorter ones. */
const ROUTES: readonly Route[] = [
  ...reviewRoutes,
  ...mergeRoutes,
  ...pullRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...issueRoutes,
  ...collaboratorRoutes,
  ...statusRoutes,
  ...checkRoutes,
  ...actionRoutes,
  ...commitRoutes,
  ...compareRoutes,
  ...gitRoutes,
  ...gitObjectRoutes,
  ...gitRefRoutes,
  ...contentRoutes,
  ...protectionRoutes,
  ...branchRoutes,
  ...ruleRoutes,
  ...repositoryRoutes,
];

const compiled = ROUTES.map((route) => ({ route, pattern: compile(route.path) }));

/** `:name` is one segment, `:name*` the rest of the path. */
function compile(path: string): RegExp {
  const source = path.replaceAll(
    /:(\w+)(\*?)/g,
    (_, name: string, rest: string) => `(?<${name}>${rest ? '.+' : '[^/]+'})`,
  );
  return new RegExp(`^/repos/(?<owner>[^/]+)/(?<name>[^/]+)${source}$`);
}

/** Answers a REST request; throws `ApiError` for every answer that is not a success. */
export function handleRest(context: ApiContext): ApiReply {
  const { request, token } = context;
  const path = request.url.pathname;
  if (path === '/rate_limit' && request.method === 'GET') return rateLimit(context);
  if (path === '/user' && request.method === 'GET') return getViewer(context);
  const global = getApp(context) ?? getUser(context) ?? answerPackages(context);
  if (global !== null) return global;
  for (const { route, pattern } of compiled) {
    if (route.method !== request.method) continue;
    const match = pattern.exec(path);
    if (match === null) continue;
    const params = decode(match.groups ?? {});
    const repository = authorise(context, `${params.owner}/${params.name}`, route.need);
    return route.handle({ ...context, repository, params, query: request.url.searchParams });
  }
  throw token === null ? requiresAuthentication() : notFound();
}

const requiresAuthentication = () => new ApiError(401, 'Requires authentication');

function decode(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    // not percent-encoded UTF-8, so it names nothing
    throw notFound();
  }
}

function authorise({ github, token }: ApiContext, name: string, need: Route['need']): Repository {
  const repository = github.findRepository(name);
  const needs = 'permission' in need ? [need] : need;
  const visible = repository !== null && canSee(token, repository);
  // real GitHub hides a private repository from an anonymous reader behind 404; saying 401 finds the mistake sooner
  const writes = needs.every(({ access }) => access === 'write');
  if (token === null && (!visible || writes)) throw requiresAuthentication();
  if (!visible) throw notFound();
  if (needs.some((one) => isAllowed(token, repository, one))) return repository;
  throw lacksPermission(...needs);
}
