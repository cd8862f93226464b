import { gunzipSync } from 'node:zlib';
import { type ApiContext, ApiError, type ApiReply } from '../http.ts';
import type { Repository } from '../state/repository.ts';
import { canSee, isAllowed } from '../state/tokens.ts';
import { fetchObjects } from './fetch.ts';
import { lsRefs } from './ls-refs.ts';
import { FLUSH, line, parsePackets } from './pkt-line.ts';
import { commandOf, type GitCommand } from './request.ts';

const ROUTE = /^\/(?<name>[^/]+\/[^/]+?)(?:\.git)?\/(?<service>info\/refs|git-upload-pack|git-receive-pack)$/;

/** The request is git's own, for a repository's objects and refs rather than for the API. */
export const isGit = (pathname: string): boolean => ROUTE.test(pathname);

/** Answers git's smart HTTP protocol, version 2, for reading: clones and fetches. */
export function answerGit(context: ApiContext): ApiReply {
  const { name = '', service = '' } = ROUTE.exec(context.request.url.pathname)?.groups ?? {};
  const repository = readable(context, name);
  const wanted = service === 'info/refs' ? context.request.url.searchParams.get('service') : service;
  if (wanted !== 'git-upload-pack') return plain(403, 'The simulator serves fetches over the smart protocol alone.');
  return service === 'info/refs' ? advertise(context) : upload(context, repository);
}

/** Git hides what a token may not see, and asks whoever sent none for one. */
function readable({ github, token }: ApiContext, name: string): Repository {
  const repository = github.findRepository(name);
  if (repository === null || !canSee(token, repository)) {
    throw token === null ? authenticate('Authentication required') : new ApiError(404, 'Repository not found.');
  }
  if (isAllowed(token, repository, { permission: 'contents', access: 'read' })) return repository;
  throw new ApiError(403, `Permission to ${repository.name} denied.`, {
    headers: { 'x-accepted-github-permissions': 'contents=read' },
  });
}

/** 401 with the header by which git knows to ask for a password. */
export const authenticate = (message: string): ApiError =>
  new ApiError(401, message, { headers: { 'www-authenticate': 'Basic realm="GitHub"' } });

/** An answer that git shows as `remote: …`. */
const plain = (status: number, message: string): ApiReply => ({
  status,
  body: `${message}\n`,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
});

export const gitError = ({ status, message, headers }: ApiError): ApiReply => {
  const reply = plain(status, message);
  return { ...reply, headers: { ...reply.headers, ...headers } };
};

const CAPABILITIES = ['version 2', 'agent=git/simulated', 'ls-refs', 'fetch=filter', 'object-format=sha1'];

function advertise({ request }: ApiContext): ApiReply {
  const isV2 = /(?:^|:)version=2(?:$|:)/.test(request.headers['git-protocol'] ?? '');
  const lines = isV2 ? CAPABILITIES.map(line) : [line('ERR the simulator speaks protocol version 2 only')];
  return reply('advertisement', Buffer.concat([line('# service=git-upload-pack'), FLUSH, ...lines, FLUSH]));
}

function upload({ request }: ApiContext, repository: Repository): ApiReply {
  const command = gitCommand(request);
  if (command === null) return plain(400, 'This is no command of protocol version 2.');
  switch (command.command) {
    case 'ls-refs':
      return reply('result', lsRefs(repository, command));
    case 'fetch':
      return reply('result', fetchObjects(repository, command));
    default:
      return reply('result', line(`ERR unknown command ${command.command}`));
  }
}

/** What was sent, unpacked (git compresses longer requests); null: it is no command. */
export function gitCommand({ bytes, headers }: ApiContext['request']): GitCommand | null {
  try {
    const packets = parsePackets(headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes);
    return packets === null ? null : commandOf(packets);
  } catch {
    // not gzip after all
    return null;
  }
}

const reply = (kind: 'advertisement' | 'result', body: Buffer): ApiReply => ({
  status: 200,
  body,
  headers: { 'content-type': `application/x-git-upload-pack-${kind}`, 'cache-control': 'no-cache' },
});
