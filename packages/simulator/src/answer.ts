import { editBody } from './fault-edits.ts';
import { replyInstead } from './fault-replies.ts';
import type { Fault } from './faults.ts';
import { answerGit, authenticate, gitError, isGit } from './git-http/git-http.ts';
import type { SimulatedGitHub } from './github.ts';
import { answerGraphql, queryText } from './graphql/answer.ts';
import { type ApiContext, ApiError, type ApiReply, type ApiRequest } from './http.ts';
import { charge, rateHeaders } from './limits/charge.ts';
import { storedFile } from './rest/actions.ts';
import { handleRest } from './rest/router.ts';
import { pullRequestOf } from './state/refs.ts';
import type { Token } from './state/tokens.ts';

/** What goes back on the wire. */
export interface Answer extends ApiReply {
  /** Break the connection: before the answer (`0` and no head) or within its body; or keep it and never answer. */
  readonly broken: null | { readonly head: boolean; readonly bytes: number | undefined; readonly silent?: boolean };
}

export interface Roots {
  readonly apiUrl: string;
  readonly serverUrl: string;
}

const isGraphql = (request: ApiRequest): boolean => request.url.pathname === '/graphql';

/** Answers one request as GitHub would, save for the faults that meet it. */
export async function answer(github: SimulatedGitHub, request: ApiRequest, roots: Roots): Promise<Answer> {
  const faults = github.faults.take({
    method: request.method,
    path: request.url.pathname + request.url.search,
    graphql: isGraphql(request) ? queryText(request) : null,
  });
  for (const fault of faults) {
    if (fault.kind === 'before') await fault.run();
    if (fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  }
  const reply = await truthful(github, request, roots, faults);
  for (const fault of faults) if (fault.kind === 'after') await fault.run();
  const body = faults.reduce((value, fault) => editBody(fault, value), reply.body);
  return { ...reply, body, broken: breakage(faults) };
}

function breakage(faults: readonly Fault[]): Answer['broken'] {
  for (const fault of faults) {
    if (fault.kind === 'silence') return { head: false, bytes: 0, silent: true };
    if (fault.kind === 'no-answer') return { head: false, bytes: 0 };
    if (fault.kind === 'cut-body') return { head: true, bytes: fault.bytes };
  }
  return null;
}

async function truthful(
  github: SimulatedGitHub,
  request: ApiRequest,
  roots: Roots,
  faults: readonly Fault[],
): Promise<ApiReply> {
  const token = tokenOf(github, request);
  const reply = await replyTo({ github, request, token: token ?? null, ...roots }, faults, token === undefined);
  return { ...reply, headers: { ...rateHeaders(github.limits.state(token ?? null)), ...reply.headers } };
}

async function replyTo(context: ApiContext, faults: readonly Fault[], badToken: boolean): Promise<ApiReply> {
  const { github, request, token } = context;
  const graphql = isGraphql(request);
  for (const fault of faults) {
    const instead = replyInstead(fault, graphql, Date.now());
    if (instead !== null) return instead;
  }
  if (isGit(request.url.pathname)) return gitReply(context, badToken);
  try {
    const stored = storedFile(context);
    if (stored !== null) return stored;
    if (badToken) throw new ApiError(401, 'Bad credentials');
    const limited = charge(github.limits, token, request);
    if (limited !== null) return limited;
    return await withStaleHeads(faults, () => (graphql ? answerGraphql(context) : handleRest(context)));
  } catch (error) {
    if (error instanceof ApiError) return error.reply();
    throw error;
  }
}

/** Git's own requests count against no limit, and are refused in words that git shows. */
function gitReply(context: ApiContext, badToken: boolean): ApiReply {
  try {
    if (badToken) throw authenticate('Invalid username or token.');
    return answerGit(context);
  } catch (error) {
    if (error instanceof ApiError) return gitError(error);
    throw error;
  }
}

/** Null: none was sent. Undefined: it is not one of ours. */
function tokenOf(github: SimulatedGitHub, { headers }: ApiRequest): Token | null | undefined {
  const [, scheme = '', value = ''] = /^(bearer|token|basic)\s+(\S+)\s*$/i.exec(headers.authorization ?? '') ?? [];
  if (value === '') return null;
  return github.tokens.find(scheme.toLowerCase() === 'basic' ? passwordOf(value) : value) ?? undefined;
}

/** As git sends it: any user name, and the token for a password. */
function passwordOf(credentials: string): string {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

/** Answers are made without waiting, so nobody else sees the head that is put in place meanwhile. */
async function withStaleHeads(faults: readonly Fault[], make: () => ApiReply | Promise<ApiReply>): Promise<ApiReply> {
  const restore: (() => void)[] = [];
  for (const fault of faults) {
    if (fault.kind !== 'stale-head') continue;
    const { head } = pullRequestOf(fault.repository, fault.pullRequest);
    const current = head.sha;
    head.sha = fault.head;
    restore.push(() => {
      head.sha = current;
    });
  }
  try {
    return await make();
  } finally {
    for (const undo of restore.reverse()) undo();
  }
}
