import type { SimulatedGitHub } from './github.ts';
import type { Need, Token } from './state/tokens.ts';

/** One request, read whole. */
export interface ApiRequest {
  readonly method: string;
  /** Path with query, relative to the API's root. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON; undefined: no body, or none that parses. */
  readonly body: unknown;
  /** The body as it was sent. */
  readonly bytes: Buffer;
}

export interface ApiReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What answering a request may use. */
export interface ApiContext {
  readonly github: SimulatedGitHub;
  readonly request: ApiRequest;
  /** Null: the request was anonymous. */
  readonly token: Token | null;
  /** Roots of this server's URLs, without a trailing slash. */
  readonly apiUrl: string;
  readonly serverUrl: string;
}

/** An answer in the shape of GitHub's errors. */
export class ApiError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    message: string,
    options: { headers?: Record<string, string>; details?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.status = status;
    this.headers = options.headers ?? {};
    this.details = options.details ?? {};
  }

  reply(): ApiReply {
    const body = {
      message: this.message,
      ...this.details,
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
    return { status: this.status, body, headers: this.headers };
  }
}

export const notFound = (): ApiError => new ApiError(404, 'Not Found');

/** A token without any of these permissions was used; the header says which would do. */
export const lacksPermission = (...needs: readonly Need[]): ApiError =>
  new ApiError(403, 'Resource not accessible by integration', {
    headers: {
      'x-accepted-github-permissions': needs
        .map(({ permission, access }) => `${permission.replaceAll('-', '_')}=${access}`)
        .join('; '),
    },
  });
