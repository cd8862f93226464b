import { type ApiContext, ApiError, type ApiReply, type ApiRequest } from '../http.ts';

/** The query of a GraphQL request; empty when the body has none. */
export function queryText({ body }: ApiRequest): string {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
  return typeof query === 'string' ? query : '';
}

/** Answers `POST /graphql`. The GraphQL machinery is loaded by the first query: who asks only REST does not wait for it. */
export async function answerGraphql(context: ApiContext): Promise<ApiReply> {
  const { request, token } = context;
  if (request.method !== 'POST') throw new ApiError(404, 'Not Found');
  if (token === null) throw new ApiError(401, 'This endpoint requires you to be authenticated.');
  const query = queryText(request);
  if (query === '') throw new ApiError(400, 'A query attribute must be specified and must be a string.');
  const { executeQuery } = await import('./execute.ts');
  const { variables } = request.body as { variables?: Record<string, unknown> };
  return { status: 200, body: executeQuery(context, query, variables ?? {}) };
}
