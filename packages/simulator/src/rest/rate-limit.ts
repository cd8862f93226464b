import type { ApiContext, ApiReply } from '../http.ts';

/** Asking for it is free. */
export function rateLimit({ github, token }: ApiContext): ApiReply {
  const core = github.limits.state(token);
  return { status: 200, body: { resources: { core, graphql: core, search: core }, rate: core } };
}
