/** One request that was made, in the order of arrival; holds nothing that differs from run to run. */
export interface RecordedRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON body; for GraphQL `{ query, variables }`. */
  readonly body: unknown;
  /** What was answered; null: the connection was broken instead. */
  status: number | null;
}

/** Whether a request may have changed something: a GraphQL query, git's fetch and a token server do not, though they are a POST. */
export function isWrite({ method, path, body }: Pick<RecordedRequest, 'method' | 'path' | 'body'>): boolean {
  if (method === 'GET' || method === 'HEAD' || /\/(git-upload-pack|token)$/.test(path)) return false;
  return !path.endsWith('/graphql') || /^\s*mutation\b/.test(String(Object(body).query));
}

/** One line for a snapshot, such as `GET /repos/o/r/pulls/7/files?page=2 200`; of a GraphQL query its first 100 characters. */
export function summarise({ method, path, query, body, status }: RecordedRequest): string {
  const search = new URLSearchParams(query).toString();
  const text = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
  const shown = text.replaceAll(/\s+/g, ' ').trim().slice(0, 100);
  return [method, search === '' ? path : `${path}?${search}`, status ?? 'broken', shown].join(' ').trim();
}
