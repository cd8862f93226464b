import type { Simulator } from '../server.ts';
import { operation } from './openapi.ts';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As GitHub's description writes it: `/repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly template: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Null: no `Authorization` header. */
  readonly token?: string | null;
}

export interface CallResult {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers whose shape the description has checked
  readonly body: any;
  /** Where the request or the answer departs from GitHub's description. */
  readonly departures: readonly string[];
}

/** Makes calls whose request and answer are held against GitHub's published description. */
export function checkedClient(simulator: Simulator, repository: string, token: string) {
  const [owner = '', repo = ''] = repository.split('/');
  return async (call: Call): Promise<CallResult> => {
    const { method = 'GET', template, params = {}, query = {}, body } = call;
    const path = fill(template, { owner, repo, ...params });
    const search = new URLSearchParams(query).toString();
    const sent = call.token === undefined ? token : call.token;
    const response = await fetch(`${simulator.apiUrl}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      redirect: 'manual',
      headers: sent === null ? {} : { authorization: `Bearer ${sent}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === '' ? undefined : JSON.parse(text);
    const described = operation(method, template);
    const departures = [...described.requestErrors(query, body), ...described.responseErrors(response.status, answer)];
    return { status: response.status, headers: response.headers, body: answer, departures };
  };
}

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value for ${name}`);
    return encodeURIComponent(value);
  });
}

/** Sends a GraphQL query. */
export async function graphql(
  simulator: Simulator,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  // biome-ignore lint/suspicious/noExplicitAny: the schema has checked the shape of `data`
): Promise<{ status: number; data: any; errors: readonly { type?: string; message: string; path?: unknown }[] }> {
  const response = await fetch(simulator.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: [] };
  return { status: response.status, data, errors: errors ?? [] };
}
