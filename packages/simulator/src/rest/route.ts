import type { ApiContext, ApiReply } from '../http.ts';
import type { Repository } from '../state/repository.ts';
import type { Need } from '../state/tokens.ts';

export interface RouteContext extends ApiContext {
  readonly repository: Repository;
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** One method and path below `/repos/{owner}/{name}`, named `:parameter` or, to the end of the path, `:parameter*`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly need: Need;
  readonly handle: (context: RouteContext) => ApiReply;
}

export const READ_CONTENTS: Need = { permission: 'contents', access: 'read' };
export const READ_PULLS: Need = { permission: 'pull-requests', access: 'read' };

/** A path parameter; the pattern guarantees that it is there. */
export function param({ params }: RouteContext, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}

export const ok = (body: unknown, headers: Record<string, string> = {}): ApiReply => ({ status: 200, body, headers });
