import { type Authority, openAuthority } from './auth/authority.ts';
import type { Actions, Scope } from './auth/scope.ts';
import { refusal } from './faults.ts';
import { openTransport, type TransportOptions } from './http/transport.ts';
import type { Answer, Exchange } from './http/types.ts';
import { canonicalRegistry, parseImageName } from './image-name.ts';
import { originOf } from './origin.ts';
import type { ImageName, RegistryCredentials } from './port.ts';

/** One request about an image. */
interface Question extends Omit<Exchange, 'url' | 'authorization' | 'about'> {
  /** Behind `/v2/<repository>/`, or an absolute URL of the registry. */
  readonly path: string;
  readonly actions: Actions;
  /** What it is about, behind the name of the image: `@sha256:…`. */
  readonly about: string;
  /** Statuses beside 2xx that are answers and not errors. */
  readonly also?: readonly number[];
}

/** Asks registries with what each of them wants to see. */
export interface Client {
  /** Throws a `RegistryError` for every status that was not expected. */
  ask(image: ImageName, question: Question): Promise<Answer>;
}

export interface ClientOptions extends TransportOptions {
  readonly credentials: readonly RegistryCredentials[];
  readonly realms?: readonly string[];
}

export function openClient(options: ClientOptions): Client {
  const transport = openTransport(options);
  const authorities = new Map<string, Authority>();
  const knows = (registry: string) =>
    options.credentials.some((entry) => canonicalRegistry(entry.registry) === registry);
  const authorityOf = (registry: string): Authority => {
    const { credentials, realms = [] } = options;
    const authority = authorities.get(registry) ?? openAuthority({ registry, credentials, realms, transport });
    authorities.set(registry, authority);
    return authority;
  };
  return {
    async ask(image, { path, actions, about, also = [], ...rest }) {
      const { registry, repository } = parseImageName(image);
      const scope: Scope = { registry, repository, actions };
      const url = new URL(path, `${originOf(registry)}/v2/${repository}/`).href;
      const exchange: Exchange = { ...rest, url, about: `${image}${about}` };
      const answer = await authorised(exchange, scope, authorityOf(registry), (sent) => transport.ask(sent));
      if ((answer.status >= 200 && answer.status < 300) || also.includes(answer.status)) return answer;
      throw refusal(answer, exchange.about, scope, knows(registry));
    },
  };
}

/** What was shown may have run out on the way, so that a 401 is answered once with something newer. */
async function authorised(
  exchange: Exchange,
  scope: Scope,
  authority: Authority,
  send: (exchange: Exchange) => Promise<Answer>,
): Promise<Answer> {
  const shown = await authority.current(scope);
  const answer = await send({ ...exchange, authorization: shown });
  if (answer.status !== 401) return answer;
  return send({ ...exchange, authorization: await authority.renewed(scope, answer, shown) });
}
