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
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Several: any one of them will do. */
  readonly need: Need | readonly Need[];
  readonly handle: (context: RouteContext) => ApiReply;
}

export const READ_CONTENTS: Need = { permission: 'contents', access: 'read' };
export const WRITE_CONTENTS: Need = { permission: 'contents', access: 'write' };
export const READ_PULLS: Need = { permission: 'pull-requests', access: 'read' };
export const WRITE_PULLS: Need = { permission: 'pull-requests', access: 'write' };

/** A path parameter; the pattern guarantees that it is there. */
export function param({ params }: RouteContext, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}

export const ok = (body: unknown, headers: Record<string, string> = {}): ApiReply => ({ status: 200, body, headers });

export const created = (body: unknown): ApiReply => ({ status: 201, body });

/** An answer without a body. */
export const noContent = (): ApiReply => ({ status: 204, body: undefined });

/** The JSON object that was sent; empty when none was. */
export const sentObject = ({ request: { body } }: ApiContext): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
