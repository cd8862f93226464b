import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Signer } from './signer.ts';

/** One question for a token. */
interface TokenRequest {
  /** Null: anonymous, or wrong credentials. */
  readonly username: string | null;
  readonly scopes: readonly string[];
}

/** A token server of distribution's specification, for the users `builder` (everything) and `reader` (pull), both with the password `secret`. */
export interface TokenServer {
  readonly realm: string;
  readonly service: string;
  readonly issuer: string;
  readonly requests: TokenRequest[];
  /** For how long tokens are good, in truth and as they are said to be (null: it is not said). */
  lifetime: { seconds: number; stated: number | null };
  close(): Promise<void>;
}

const RIGHTS = new Map([
  ['builder', ['pull', 'push', 'delete']],
  ['reader', ['pull']],
]);

/** The registry takes tokens for that long after their end. */
const LEEWAY_SECONDS = 60;

export async function startTokenServer(signer: Signer): Promise<TokenServer> {
  const requests: TokenRequest[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const username = userOf(request.headers.authorization);
    const scopes = url.searchParams.getAll('scope');
    requests.push({ username: username ?? null, scopes });
    if (username === undefined || url.searchParams.get('service') !== it.service) {
      response.writeHead(401).end('{"errors":[{"code":"UNAUTHORIZED","message":"wrong user name or password"}]}');
      return;
    }
    const token = signer.sign(claims(it, username, scopes));
    const { stated } = it.lifetime;
    response.end(JSON.stringify({ token, ...(stated === null ? {} : { expires_in: stated }) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const it: TokenServer = {
    realm: `http://127.0.0.1:${port}/token`,
    service: 'registry',
    issuer: 'token server',
    requests,
    lifetime: { seconds: 60, stated: 60 },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return it;
}

/** Undefined: wrong credentials; null: none. */
function userOf(authorization: string | undefined): string | null | undefined {
  if (authorization === undefined) return null;
  const [username = '', password] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':');
  return RIGHTS.has(username) && password === 'secret' ? username : undefined;
}

/** As the specification has it, a token holds of what was asked what the user may; nothing at all is a token too. */
function claims(
  { issuer, service, lifetime }: TokenServer,
  username: string | null,
  scopes: readonly string[],
): object {
  const now = Date.now() / 1000;
  const rights = RIGHTS.get(username ?? '') ?? [];
  const access = scopes.map((scope) => {
    const [type, name, actions = ''] = scope.split(':');
    return { type, name, actions: actions.split(',').filter((action) => rights.includes(action)) };
  });
  const exp = Math.floor(now + lifetime.seconds - LEEWAY_SECONDS);
  return {
    iss: issuer,
    sub: username ?? '',
    aud: service,
    exp,
    nbf: exp - 600,
    iat: exp - 600,
    jti: randomUUID(),
    access,
  };
}
