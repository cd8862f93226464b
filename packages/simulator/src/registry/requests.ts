import type { RecordedRequest } from '../requests.ts';
import type { RegistryCall } from './reply.ts';

export interface RegistryRequest extends RecordedRequest {
  /** Scheme of the credentials that were sent, in lower case; null: none. */
  readonly authorization: string | null;
}

/** The body is a manifest's JSON, or undefined. */
export function recordCall({ method, url, headers, body }: RegistryCall): RegistryRequest {
  return {
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: headers['content-type']?.includes('json') ? parse(body) : undefined,
    status: null,
    authorization: headers.authorization?.split(' ')[0]?.toLowerCase() ?? null,
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
