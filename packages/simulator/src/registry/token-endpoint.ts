import { basicGrant } from './access.ts';
import { json, type RegistryContext, RegistryFailure, type RegistryReply, unsupported } from './reply.ts';
import type { Grant, Right } from './users.ts';

/** Life of a token whose answer does not say (distribution's token specification). */
const DEFAULT_SECONDS = 60;

/**
 * `GET /token?service=…&scope=repository:<name>:pull,push`, anonymous or with Basic credentials. The answer is 200 with what of
 * the scope is granted, which may be nothing; GHCR refuses an exchange that grants nothing of a repository.
 */
export function exchangeToken(context: RegistryContext): RegistryReply {
  const { state, call } = context;
  if (call.method !== 'GET') throw unsupported();
  const asked = call.url.searchParams.getAll('scope').flatMap(parseScope);
  const grant = callerOf(context);
  const granted = asked.filter(({ repository, right }) => grant(repository, right));
  if (state.kind === 'ghcr' && asked.length > 0 && granted.length === 0) throw denied();
  const scopes = granted.map(({ repository, right }) => `${repository} ${right}`);
  const seconds = state.switches.tokenSeconds;
  const token = state.users.issue(scopes, seconds ?? DEFAULT_SECONDS);
  // GHCR says `token` alone; others give both names
  const names = state.kind === 'ghcr' ? { token } : { token, access_token: token };
  return json(200, { ...names, ...(seconds === null ? {} : { expires_in: seconds }) });
}

const denied = () => new RegistryFailure(403, 'DENIED', 'requested access to the resource is denied');

function callerOf({ state, call }: RegistryContext): Grant {
  const { authorization } = call.headers;
  const anonymous: Grant = (name, right) => right === 'pull' && state.find(name)?.visibility === 'public';
  if (authorization === undefined) return anonymous;
  const grant = basicGrant(state.users, authorization.replace(/^basic /i, ''));
  if (grant === null) {
    throw state.kind === 'ghcr' ? denied() : new RegistryFailure(401, 'UNAUTHORIZED', 'incorrect username or password');
  }
  return (name, right) => grant(name, right) || anonymous(name, right);
}

const RIGHTS: readonly string[] = ['pull', 'push', 'delete'] satisfies Right[];
const isRight = (text: string): text is Right => RIGHTS.includes(text);

/** `repository:<name>:<right>,<right>`, several apart by spaces. */
function parseScope(text: string): { readonly repository: string; readonly right: Right }[] {
  return text.split(' ').flatMap((scope) => {
    const [, repository, actions] = /^repository:(.+):([a-z,*]+)$/.exec(scope) ?? [];
    if (repository === undefined || actions === undefined) return [];
    const rights = actions === '*' ? RIGHTS.filter(isRight) : actions.split(',').filter(isRight);
    return rights.map((right) => ({ repository, right }));
  });
}
