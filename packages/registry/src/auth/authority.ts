import { RegistryError } from '../errors.ts';
import { refusal } from '../faults.ts';
import type { Transport } from '../http/transport.ts';
import type { Answer } from '../http/types.ts';
import { canonicalRegistry } from '../image-name.ts';
import { SMALL_BYTES } from '../limits.ts';
import type { RegistryCredentials } from '../port.ts';
import { type Challenge, parseChallenge } from './challenge.ts';
import { realmUrl } from './realm.ts';
import { type Scope, scopeText } from './scope.ts';
import { parseToken, type Token } from './token.ts';

/** What one registry is shown: nothing at first, then what it asks for. */
export interface Authority {
  /** The `Authorization` for a scope; null: none, as far as is known. */
  current(scope: Scope): Promise<string | null>;
  /** After a 401: what to show instead of `shown`. Throws when there is nothing else. */
  renewed(scope: Scope, answer: Answer, shown: string | null): Promise<string>;
}

export interface AuthorityOptions {
  readonly registry: string;
  readonly credentials: readonly RegistryCredentials[];
  readonly realms: readonly string[];
  readonly transport: Transport;
}

export function openAuthority({ registry, credentials, realms, transport }: AuthorityOptions): Authority {
  const own = credentials.find((entry) => canonicalRegistry(entry.registry) === registry) ?? null;
  const tokens = new Map<string, Promise<Token>>();
  let challenge: Challenge | null = null;

  const ask = async (scope: Scope, { parameters }: Challenge): Promise<Token> => {
    const url = realmUrl(registry, parameters.get('realm') ?? '', realms);
    const service = parameters.get('service');
    if (service !== undefined) url.searchParams.set('service', service);
    url.searchParams.set('scope', scopeText(scope));
    const about = `a token of ${registry} for \`${scopeText(scope)}\``;
    const askedAt = performance.now();
    const authorization = own && basic(own);
    const answer = await transport.ask({ method: 'GET', url: url.href, authorization, limit: SMALL_BYTES, about });
    if (answer.status !== 200) throw refusal(answer, about, scope, own !== null);
    const token = parseToken(answer, about, askedAt);
    if (token !== null) return token;
    throw new RegistryError('unavailable', `${about}: the answer has none`, 'Check the registry and run it again.');
  };
  /** One question at a time for each scope, however many requests wait for it. */
  const tokenFor = (scope: Scope, known: Challenge): Promise<Token> => {
    const key = scopeText(scope);
    const asked = ask(scope, known);
    tokens.set(key, asked);
    asked.catch(() => tokens.delete(key));
    return asked;
  };
  const show = async (scope: Scope, known: Challenge): Promise<string> => {
    if (known.scheme === 'basic') {
      if (own !== null) return basic(own);
      throw new RegistryError('unauthorized', `${registry} wants a user name and a password`, CREDENTIALS(registry));
    }
    const held = await tokens.get(scopeText(scope));
    const token = held && held.renewAt > performance.now() ? held : await latest(scope, known, held);
    return `Bearer ${token.text}`;
  };
  /** Others may have renewed the token since it was looked at. */
  const latest = (scope: Scope, known: Challenge, old: Token | undefined): Promise<Token> => {
    const now = tokens.get(scopeText(scope));
    return now === undefined
      ? tokenFor(scope, known)
      : now.then((held) => (held === old ? tokenFor(scope, known) : held));
  };
  return {
    current: async (scope) => (challenge === null ? null : show(scope, challenge)),
    async renewed(scope, answer, shown) {
      const found = answer.foreign ? null : parseChallenge(answer.headers.get('www-authenticate'));
      const about = `${registry}/${scope.repository}`;
      if (found === null || (found.scheme === 'basic' && shown !== null)) {
        throw refusal(answer, about, scope, own !== null);
      }
      challenge = found;
      const held = await tokens.get(scopeText(scope));
      if (held && shown === `Bearer ${held.text}`) tokens.delete(scopeText(scope));
      return show(scope, found);
    },
  };
}

const CREDENTIALS = (registry: string) =>
  `Pass credentials for ${registry} that may do this; on a laptop: docker login ${registry}.`;

function basic({ username, password }: RegistryCredentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
