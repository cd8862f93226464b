import type { Fault } from './faults.ts';
import type { ApiReply } from './http.ts';

const DOCUMENTATION = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';

/** What is sent instead of GitHub's answer; null: this fault lets the request through. */
export function replyInstead(fault: Fault, graphql: boolean, now: number): ApiReply | null {
  switch (fault.kind) {
    case 'status':
      return status(fault.status, fault.message);
    case 'secondary-limit':
      return secondaryLimit(403, fault.retryAfter);
    case 'too-many-requests':
      return secondaryLimit(429, fault.retryAfter);
    case 'primary-limit':
      return primaryLimit(graphql, Math.ceil(now / 1000) + fault.resetIn);
    case 'forbidden':
      return graphql ? graphqlForbidden() : message(403, 'Resource not accessible by integration');
    case 'not-found':
      return message(404, 'Not Found');
    case 'graphql-timeout':
      return fault.as === 'errors' ? graphqlTimeout() : message(502, TIMEOUT);
    default:
      return null;
  }
}

const TIMEOUT =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.';

function status(code: number, text: string | undefined): ApiReply {
  // the proxy in front answers with a page, not with JSON
  if (code >= 502 && text === undefined) {
    return { status: code, body: `<html><body>${code}</body></html>`, headers: { 'content-type': 'text/html' } };
  }
  return message(code, text ?? 'Server Error');
}

const message = (code: number, text: string): ApiReply => ({
  status: code,
  body: { message: text, documentation_url: 'https://docs.github.com/rest', status: String(code) },
});

function limited(code: number, text: string, headers: Record<string, string>): ApiReply {
  return { status: code, body: { message: text, documentation_url: DOCUMENTATION, status: String(code) }, headers };
}

/** Clients tell this from a missing permission by its words. */
export function secondaryLimit(code: 403 | 429, retryAfter: number): ApiReply {
  const text = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return limited(code, text, { 'retry-after': String(retryAfter) });
}

/** GraphQL answers 200 with an error of its own type where REST answers 403. */
export function primaryLimit(graphql: boolean, reset: number): ApiReply {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  const text = 'API rate limit exceeded for installation.';
  if (!graphql) return limited(403, text, headers);
  return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: text }] }, headers };
}

const graphqlForbidden = (): ApiReply => ({
  status: 200,
  body: {
    data: { repository: null },
    errors: [{ type: 'FORBIDDEN', path: ['repository'], message: 'Resource not accessible by integration' }],
  },
});

const graphqlTimeout = (): ApiReply => ({ status: 200, body: { data: null, errors: [{ message: TIMEOUT }] } });
