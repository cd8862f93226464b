import { GatehouseError } from '@gatehouse/policy';

type Area = 'actions' | 'checks' | 'contents' | 'issues' | 'pull-requests' | 'statuses';

/** A line of a workflow's `permissions:` block. */
export type Permission = `${Area}: ${'read' | 'write'}`;

/** What was asked, in words that fit after "could not", and the permissions it takes. */
export interface Asked {
  readonly what: string;
  readonly needs: Permission | readonly Permission[];
}

const RERUN = 'Run the job, or the command, again; nothing was decided.';

/** The parts of an octokit request error that say what went wrong. */
interface HttpFault {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

export function unauthorized(detail: string): GatehouseError {
  return new GatehouseError(
    'unauthorized',
    `GitHub did not accept the token: ${detail}`,
    'Pass a valid token: to the `token` input (its default, `$' +
      '{{ github.token }}`, works for the repository of the workflow), or to the doctor in GH_TOKEN.',
  );
}

export function forbidden(asked: Asked, detail: string): GatehouseError {
  return new GatehouseError(
    'forbidden',
    `the token may not ${asked.what}: ${detail}`,
    `Add ${linesOf(asked)} to the job's \`permissions:\`.`,
  );
}

function linesOf({ needs }: Asked): string {
  if (typeof needs === 'string') return `the line \`${needs}\``;
  return `the lines ${needs.map((line) => `\`${line}\``).join(' and ')}`;
}

export function notFound(asked: Asked, detail: string): GatehouseError {
  return new GatehouseError(
    'not-found',
    `could not ${asked.what}: ${detail}`,
    `Check the repository and number; if both exist, the token cannot see them: add ${linesOf(asked)} to the job's \`permissions:\`.`,
  );
}

export function rateLimited(asked: Asked, detail: string): GatehouseError {
  return new GatehouseError(
    'rate-limited',
    `could not ${asked.what}, GitHub's rate limit is used up: ${detail}`,
    'Run the job again when the limit has been reset (within an hour), or pass the token of a GitHub App, which has a limit of its own.',
  );
}

export function unavailable(asked: Asked, detail: string, cause?: unknown): GatehouseError {
  return new GatehouseError('unavailable', `could not ${asked.what}, GitHub gave no usable answer: ${detail}`, RERUN, {
    cause,
  });
}

/** GitHub understood and would not: a rule or a state of the pull request is in the way, not the token. */
export function refused(asked: Asked, detail: string): GatehouseError {
  return new GatehouseError(
    'unavailable',
    `could not ${asked.what}, GitHub refused: ${detail}`,
    'Look at the merge box of the pull request for what stands in the way, then run the job again.',
  );
}

/** What was read does not add up, so nothing of it may be used. */
export function incomplete(message: string, fix: string = RERUN): GatehouseError {
  return new GatehouseError('incomplete', message, fix);
}

/** The error of a request that failed for good, by its status. Errors that are not a request's stay as they are. */
export function toFault(error: unknown, asked: Asked): unknown {
  if (error instanceof GatehouseError || !isHttpFault(error)) return error;
  const detail = detailOf(error.message);
  if (isRateLimit(error)) return rateLimited(asked, detail);
  switch (error.status) {
    case 401:
      return unauthorized(detail);
    case 403:
      return forbidden(asked, detail);
    case 404:
    case 410:
    case 451:
      return notFound(asked, detail);
    default:
      return unavailable(asked, `${detail} (status ${error.status})`, error);
  }
}

/** One line; a proxy in front of GitHub answers with a page. */
function detailOf(message: string): string {
  const [line = ''] = message.trim().split('\n', 1);
  return line === '' || line.startsWith('<') ? 'no message' : line.slice(0, 300);
}

function isHttpFault(error: unknown): error is HttpFault {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

function isRateLimit(error: HttpFault): boolean {
  const headers = error.response?.headers ?? {};
  if (error.status === 429) return true;
  if (error.status !== 403) return false;
  return (
    String(headers['x-ratelimit-remaining']) === '0' || 'retry-after' in headers || /rate limit/i.test(error.message)
  );
}
