import { type Scope, scopeText } from './auth/scope.ts';
import { RegistryError } from './errors.ts';
import { isRateLimit } from './http/rate-limit.ts';
import type { Answer } from './http/types.ts';

/** The error of an answer that is none of the expected, by its status. */
export function refusal(answer: Answer, about: string, scope: Scope, known: boolean): RegistryError {
  const detail = `${about}: ${scope.registry} answered ${answer.status}${explanation(answer)}`;
  if (isRateLimit(answer)) {
    return new RegistryError('rate-limited', detail, 'Run it again later, or with credentials, which have more.');
  }
  switch (answer.status) {
    case 401:
      // A token that was given but lacks the scope is a matter of rights; one that was not, of who asks.
      return known && lacksScope(answer) ? forbidden(detail, scope) : unauthorized(detail, scope, known);
    case 403:
      return known ? forbidden(detail, scope) : unauthorized(detail, scope, known);
    case 404:
      return new RegistryError('not-found', detail, 'Check the name; where it exists, the credentials may not see it.');
    case 405:
    case 501:
      return new RegistryError('unsupported', detail, 'This registry does not do that; use its own interface.');
    case 400:
    case 422:
      return new RegistryError('unsupported', detail, 'The registry says why it refused; put that right first.');
    case 413:
      return new RegistryError('too-large', detail, 'Push something smaller.');
    default:
      return new RegistryError('unavailable', detail, 'Run it again; if it stays, look at the state of the registry.');
  }
}

function unauthorized(detail: string, scope: Scope, known: boolean): RegistryError {
  const wanted = `that hold \`${scopeText(scope)}\``;
  const fix = known
    ? `Renew the credentials for ${scope.registry}: pass ones`
    : `Pass credentials for ${scope.registry}`;
  return new RegistryError('unauthorized', detail, `${fix} ${wanted}; on a laptop: docker login ${scope.registry}.`);
}

function forbidden(detail: string, scope: Scope): RegistryError {
  const ghcr = scope.actions === 'pull' ? '`packages: read`' : '`packages: write`';
  return new RegistryError(
    'forbidden',
    `${detail}; \`${scopeText(scope)}\` is missing`,
    `Give the credentials \`${scope.actions}\` on the repository; on GHCR: ${ghcr} in the job, and access in the settings of the package.`,
  );
}

function lacksScope(answer: Answer): boolean {
  return (
    /\berror="?insufficient_scope/i.test(answer.headers.get('www-authenticate') ?? '') || codeOf(answer) === 'DENIED'
  );
}

const explanation = (answer: Answer): string => {
  const [code, message] = [codeOf(answer), first(answer)?.message];
  const text = [code, typeof message === 'string' ? message : ''].filter((part) => part !== '').join(': ');
  return text === '' ? '' : ` (${printable(text)})`;
};

function codeOf(answer: Answer): string {
  const code = first(answer)?.code;
  return typeof code === 'string' ? code : '';
}

/** The first error of the list that the distribution specification has for refusals. */
function first({ bytes }: Answer): { readonly code?: unknown; readonly message?: unknown } | undefined {
  try {
    const { errors } = JSON.parse(Buffer.from(bytes).toString('utf8')) ?? {};
    const [error] = Array.isArray(errors) ? errors : [];
    return typeof error === 'object' && error !== null ? error : undefined;
  } catch {
    return undefined;
  }
}

/** Text of a server in one short line without control characters. */
export function printable(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
