import { getOctokit } from '@actions/github';
import { GatehouseError } from '@gatehouse/policy';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { attempt } from './attempt.ts';
import { type Asked, toFault, unauthorized } from './faults.ts';
import { faultOfErrors, type GraphqlError } from './graphql-errors.ts';
import { DEFAULT_PATIENCE, type Patience, WRITES_AT_ONCE } from './limits.ts';
import { pacer } from './pace.ts';

export interface GithubOptions {
  readonly token: string;
  /** `owner/name` */
  readonly repository: string;
  /** `https://api.github.com` */
  readonly apiUrl: string;
  /** `https://api.github.com/graphql` */
  readonly graphqlUrl: string;
  /** One line about a wait or a repeated request. */
  readonly log?: (message: string) => void;
  /** Host whose action pins this server can confirm; `github.com` unless told. */
  readonly host?: string;
  readonly patience?: Patience;
}

type Rest = ReturnType<typeof getOctokit>['rest'];
type Where = { readonly owner: string; readonly repo: string };
type Variables = Readonly<Record<string, unknown>>;

/** What every module of the adapter asks GitHub through; the plugins have given up when one of these throws. */
export interface Client {
  readonly where: Where;
  readonly host: string;
  /** One REST request. Throws a `GatehouseError` by the answer's status. */
  rest<T>(asked: Asked, call: (rest: Rest, where: Where) => Promise<{ data: T }>): Promise<T>;
  /** One GraphQL request that must succeed as a whole. */
  query<T>(asked: Asked, document: string, variables: Variables, options?: { readonly retries: number }): Promise<T>;
  /** One REST request that changes something. */
  write<T>(asked: Asked, call: (rest: Rest, where: Where) => Promise<{ data: T }>): Promise<T>;
  /** One GraphQL mutation, which must succeed as a whole. */
  mutate<T>(asked: Asked, document: string, variables: Variables): Promise<T>;
  /** One GraphQL request of which parts may fail. */
  partial<T>(
    asked: Asked,
    document: string,
    variables: Variables,
    options?: { readonly retries: number },
  ): Promise<{ data: T; errors: readonly GraphqlError[] }>;
}

export function connect(options: GithubOptions): Client {
  if (options.token.trim() === '') throw unauthorized('it is empty');
  const where = splitName(options.repository);
  const octokit = makeOctokit(options);
  const send = async (
    asked: Asked,
    document: string,
    variables: Variables,
    settings: { readonly retries?: number },
  ): Promise<GraphqlAnswer> => {
    try {
      const { data } = await octokit.request(`POST ${options.graphqlUrl}`, {
        query: document,
        variables,
        request: settings,
      });
      return graphqlAnswer(data);
    } catch (error) {
      const answered = (error as { response?: { status?: number; data?: unknown } }).response;
      // The plugins throw some 200 answers that hold errors; what such an answer says is still the answer.
      if (answered?.status === 200) return graphqlAnswer(answered.data);
      throw toFault(error, asked);
    }
  };
  const turn = pacer(WRITES_AT_ONCE, (options.patience ?? DEFAULT_PATIENCE).unitMs);
  const client: Client = {
    where,
    host: options.host ?? 'github.com',
    async rest(asked, call) {
      try {
        return (await call(octokit.rest, where)).data;
      } catch (error) {
        throw toFault(error, asked);
      }
    },
    async write(asked, call) {
      await turn();
      return client.rest(asked, call);
    },
    async mutate<T>(asked: Asked, document: string, variables: Variables) {
      await turn();
      return client.query<T>(asked, document, variables);
    },
    async query<T>(asked: Asked, document: string, variables: Variables, settings = {}) {
      const { data, errors } = await send(asked, document, variables, settings);
      const fault = faultOfErrors(errors, data, asked);
      if (fault !== null) throw fault;
      return data as T;
    },
    async partial<T>(asked: Asked, document: string, variables: Variables, settings = {}) {
      const { data, errors } = await send(asked, document, variables, settings);
      if (data === null) throw faultOfErrors(errors, data, asked);
      return { data: data as T, errors };
    },
  };
  return client;
}

interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
}

function graphqlAnswer(body: unknown): GraphqlAnswer {
  const { data, errors } = body as Partial<GraphqlAnswer>;
  return { data: data ?? null, errors: errors ?? [] };
}

function splitName(repository: string): Where {
  const [owner, repo, ...rest] = repository.split('/');
  if (owner && repo && rest.length === 0) return { owner, repo };
  throw new GatehouseError(
    'invalid-input',
    `\`${repository}\` is not a repository`,
    'Give the repository as `owner/name`.',
  );
}

function makeOctokit(options: GithubOptions) {
  const patience = options.patience ?? DEFAULT_PATIENCE;
  const log = options.log ?? (() => {});
  const ignore = () => {};
  const waitFor = (kind: string) => (seconds: number, request: { url: string }, _: unknown, count: number) => {
    const wanted = count < patience.limitRetries && seconds <= patience.longestLimitWaitSeconds;
    log(`${kind} limit of GitHub, ${wanted ? 'waiting' : 'giving up instead of waiting'} ${seconds} s: ${request.url}`);
    return wanted;
  };
  return getOctokit(
    options.token,
    {
      baseUrl: options.apiUrl.replace(/\/+$/, ''),
      userAgent: 'gatehouse',
      log: { debug: ignore, info: ignore, warn: log, error: log },
      // 429 is the throttling plugin's: it knows for how long.
      retry: {
        retries: patience.retries,
        doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
        retryAfterBaseValue: patience.unitMs,
      },
      throttle: {
        write: UNSPACED,
        notifications: UNSPACED,
        retryAfterBaseValue: patience.unitMs,
        onRateLimit: waitFor('primary'),
        onSecondaryRateLimit: waitFor('secondary'),
      },
    },
    attempt(patience.attemptMs),
    retry,
    throttling,
  );
}

/**
 * The throttling plugin keeps a second between POSTs and counts a GraphQL read as one, which would make a large pull request
 * take minutes; and three seconds between comments. Writes take turns in `pacer`, which knows them from reads.
 */
const UNSPACED = {
  key: () => ({ schedule: async (_options: unknown, job: () => unknown) => job() }),
} as unknown as NonNullable<NonNullable<NonNullable<Parameters<typeof getOctokit>[1]>['throttle']>['write']>;
