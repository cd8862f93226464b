import { RegistryError } from '../errors.ts';
import { printable } from '../faults.ts';
import { isRateLimit } from '../http/rate-limit.ts';
import type { Transport } from '../http/transport.ts';
import type { Answer, Method } from '../http/types.ts';
import { PAGE_BYTES } from '../limits.ts';
import type { Allowance, PackagesOptions } from '../port.ts';

/** One request of GitHub's REST API. */
export interface Api {
  /** @param path `/users/acme`, with its query. Throws for every status that is neither 2xx nor in `also`. */
  ask(method: Method, path: string, about: string, also?: readonly number[]): Promise<Answer>;
  readonly allowance: () => Allowance | null;
}

export function openApi(options: PackagesOptions, transport: Transport): Api {
  const base = options.apiUrl.replace(/\/+$/, '');
  let allowance: Allowance | null = null;
  return {
    allowance: () => allowance,
    async ask(method, path, about, also = []) {
      const answer = await transport.ask({
        method,
        url: `${base}${path}`,
        authorization: `Bearer ${options.token}`,
        headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
        limit: PAGE_BYTES,
        about,
        once: method === 'POST',
      });
      allowance = allowanceOf(answer) ?? allowance;
      if ((answer.status >= 200 && answer.status < 300) || also.includes(answer.status)) return answer;
      throw packagesFault(answer, about);
    },
  };
}

function allowanceOf({ headers }: Answer): Allowance | null {
  const [limit, left] = [headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')];
  return limit !== null && left !== null && /^\d{1,9}$/.test(limit) && /^\d{1,9}$/.test(left)
    ? { limit: Number(limit), left: Number(left) }
    : null;
}

const RIGHT =
  'Use a token with `packages: write` in the job and the role Admin on the package (its settings, "Manage Actions access"); fine-grained tokens cannot.';

export function packagesForbidden(about: string, reason: string): RegistryError {
  return new RegistryError('forbidden', `${about}: ${reason}`, RIGHT);
}

/** The error of an answer that is none of the expected. */
function packagesFault(answer: Answer, about: string): RegistryError {
  const detail = `GitHub answered ${answer.status}${messageOf(answer)}`;
  if (isRateLimit(answer)) {
    return new RegistryError('rate-limited', `${about}: ${detail}`, 'Run it again when the limit has been reset.');
  }
  switch (answer.status) {
    case 401:
      return new RegistryError('unauthorized', `${about}: ${detail}`, 'Pass a valid token for GitHub Packages.');
    case 403:
      return packagesForbidden(about, detail);
    case 404:
      return new RegistryError(
        'not-found',
        `${about}: ${detail}`,
        `If it was never pushed, push a first image or take it out of the policy; else ${RIGHT.charAt(0).toLowerCase()}${RIGHT.slice(1)}`,
      );
    case 400:
    case 422:
      return new RegistryError('unsupported', `${about}: ${detail}`, REFUSED);
    default:
      return new RegistryError('unavailable', `${about}: ${detail}`, 'Run it again.');
  }
}

const REFUSED =
  'GitHub does not do that to this version: a public one with more than 5,000 downloads stays, and so does the last tagged one of a package. Leave it, or ask GitHub Support.';

function messageOf({ bytes }: Answer): string {
  try {
    const { message } = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof message === 'string' ? ` (${printable(message)})` : '';
  } catch {
    return '';
  }
}
