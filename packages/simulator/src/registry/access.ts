import { type RegistryContext, RegistryFailure } from './reply.ts';
import type { Grant, Right } from './users.ts';

/** Throws unless whoever called may do that to the repository; the first refusal carries the challenge that leads to a token. */
export function authorise(context: RegistryContext, repository: string, right: Right): void {
  if (context.state.auth === 'none') return;
  const grant = grantOf(context);
  if (grant === null) throw challenge(context, { repository, right });
  if (grant(repository, right)) return;
  if (context.state.kind === 'ghcr') {
    throw new RegistryFailure(403, 'DENIED', 'requested access to the resource is denied');
  }
  throw challenge(context, { repository, right, error: 'insufficient_scope' });
}

/** For the API's root, which takes anybody who is known. */
export function authenticate(context: RegistryContext): void {
  if (context.state.auth !== 'none' && grantOf(context) === null) throw challenge(context, {});
}

/** Null: nobody who is known. */
function grantOf({ state, call }: RegistryContext): Grant | null {
  const [scheme = '', value = ''] = (call.headers.authorization ?? '').split(' ');
  if (state.auth === 'basic') return scheme.toLowerCase() === 'basic' ? basicGrant(state.users, value) : null;
  return scheme.toLowerCase() === 'bearer' ? state.users.bearer(value) : null;
}

/** What Basic credentials may do; null: wrong, or not readable. */
export function basicGrant(
  users: { login: (username: string, password: string) => Grant | null },
  encoded: string,
): Grant | null {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : users.login(text.slice(0, colon), text.slice(colon + 1));
}

const ACTIONS: Readonly<Record<Right, string>> = { pull: 'pull', push: 'pull,push', delete: 'delete' };

interface Wanted {
  readonly repository?: string;
  readonly right?: Right;
  readonly error?: string;
}

function challenge(context: RegistryContext, { repository, right, error }: Wanted): RegistryFailure {
  const { state, url, realm } = context;
  const parameters = [`realm="${realm ?? `${url}/token`}"`, `service="${new URL(url).host}"`];
  if (repository !== undefined && right !== undefined) {
    parameters.push(`scope="repository:${repository}:${ACTIONS[right]}"`);
  }
  const sent = context.call.headers.authorization !== undefined;
  if (sent) parameters.push(`error="${error ?? 'invalid_token'}"`);
  const header = state.auth === 'basic' ? 'Basic realm="simulated"' : `Bearer ${parameters.join(',')}`;
  return new RegistryFailure(401, 'UNAUTHORIZED', 'authentication required', { 'www-authenticate': header });
}
