import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answer, answer } from './answer.ts';
import { secondaryLimit } from './fault-replies.ts';
import { gitCommand, isGit } from './git-http/git-http.ts';
import { SimulatedGitHub } from './github.ts';
import type { ApiRequest } from './http.ts';
import type { LimitOptions } from './limits/options.ts';
import type { RegistryState } from './registry/state.ts';
import type { RecordedRequest } from './requests.ts';
import { trustTokens } from './state/packages.ts';

export interface SimulatorOptions {
  /** Default: any free port of the loopback interface. */
  readonly port?: number;
  /** Every answer takes at least that long; default 0. */
  readonly latencyMs?: number;
  /** GitHub's rate limits, off unless given; `github.limits.set` switches them later. */
  readonly limits?: LimitOptions;
  /** A registry whose repositories `owner/name` are its container packages; GitHub's tokens log in there. */
  readonly packages?: { readonly registry: RegistryState };
  /** Takes every request too; given to several servers it has all of theirs in order. */
  readonly record?: RecordedRequest[];
}

/** A running simulator. No URL ends in a slash. */
export interface Simulator {
  /** As `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** As `GITHUB_GRAPHQL_URL`. */
  readonly graphqlUrl: string;
  /** As `GITHUB_SERVER_URL`; it serves no pages, and clones at `<serverUrl>/<owner>/<name>.git`. */
  readonly serverUrl: string;
  readonly github: SimulatedGitHub;
  /** Every request made; may be emptied by the reader (`requests.length = 0`). */
  readonly requests: RecordedRequest[];
  /** Changes the latency of answers from now on. */
  readonly setLatency: (ms: number) => void;
  /** Breaks open connections and stops listening. */
  readonly close: () => Promise<void>;
}

/** GitHub answers more requests at a time with its secondary limit. */
const MAX_CONCURRENT = 100;

/** Starts a GitHub on the loopback interface; its state lives and ends with it. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const github = new SimulatedGitHub();
  github.limits.set(options.limits ?? {});
  if (options.packages !== undefined) usePackages(github, options.packages.registry);
  const requests: RecordedRequest[] = [];
  let latency = options.latencyMs ?? 0;
  let active = 0;
  // an idle connection is kept: one that is closed just when it is used again looks to a client like a fault
  const server = createServer({ keepAliveTimeout: 0 }, (message, response) => {
    const roots = { apiUrl: url, serverUrl: url };
    const serve = async () => {
      const request = await readRequest(message, url);
      const record = recordOf(request);
      requests.push(record);
      options.record?.push(record);
      active += 1;
      const making = active > MAX_CONCURRENT ? tooManyAtOnce() : answer(github, request, roots);
      const [reply] = await Promise.all([making, wait(latency)]).finally(() => {
        active -= 1;
      });
      record.status = reply.broken === null ? reply.status : null;
      send(response, reply);
    };
    serve().catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    serverUrl: url,
    github,
    requests,
    setLatency: (ms) => {
      latency = ms;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function usePackages(github: SimulatedGitHub, registry: RegistryState): void {
  github.packages = registry;
  trustTokens(registry, github.tokens);
}

const tooManyAtOnce = (): Answer => ({ ...secondaryLimit(403, 60), broken: null });

const wait = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();

async function readRequest(message: IncomingMessage, base: string): Promise<ApiRequest> {
  const bytes = await buffer(message);
  const url = new URL(base + (message.url ?? '/'));
  return {
    method: message.method ?? 'GET',
    url,
    headers: {
      authorization: message.headers.authorization,
      'git-protocol': message.headers['git-protocol']?.toString(),
      'content-encoding': message.headers['content-encoding'],
    },
    body: isGit(url.pathname) ? undefined : parseJson(bytes.toString('utf8')),
    bytes,
  };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

const recordOf = (request: ApiRequest): RecordedRequest => ({
  method: request.method,
  path: request.url.pathname,
  query: Object.fromEntries(request.url.searchParams),
  body: isGit(request.url.pathname) ? (gitCommand(request) ?? undefined) : request.body,
  status: null,
});

function send(response: ServerResponse, { status, body, headers, broken }: Answer): void {
  if (broken?.silent) return;
  if (broken !== null && !broken.head) {
    response.destroy();
    return;
  }
  const payload = payloadOf(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': payload.length,
    ...headers,
  });
  if (broken === null) {
    response.end(payload);
    return;
  }
  const cut = payload.subarray(0, broken.bytes ?? Math.floor(payload.length / 2));
  response.write(cut, () => response.destroy());
}

/** Text and bytes go as they are, nothing (204) as nothing, all else as JSON. */
function payloadOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

/** A defect of the simulator itself: loud on both sides. */
function fail(response: ServerResponse, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`simulator: ${detail}`);
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: `the simulator failed: ${detail}` }));
}
