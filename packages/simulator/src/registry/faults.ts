import type { FaultBoard } from '../faults.ts';
import { json, RegistryFailure, type RegistryReply } from './reply.ts';

export type RegistryFault =
  /** Any status with an error of the specification's shape. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: string }
  /** 429 with `retry-after`, in seconds. */
  | { readonly kind: 'too-many-requests'; readonly retryAfter: number }
  /** 401 with a challenge that leads nowhere new. */
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not-found' }
  /** 405. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection breaks before any byte of the answer. */
  | { readonly kind: 'no-answer' }
  /** What was asked is done, and no answer ever comes. */
  | { readonly kind: 'silence' }
  /** The connection breaks after that many bytes of the body (default: half of it). */
  | { readonly kind: 'cut-body'; readonly bytes?: number }
  /** Runs before the request is answered: what it changes, the answer shows. */
  | { readonly kind: 'before'; readonly run: () => void | Promise<void> }
  /** Runs when the answer is made and not yet sent. */
  | { readonly kind: 'after'; readonly run: () => void | Promise<void> }
  /** Challenges name that token server instead of the registry's own. */
  | { readonly kind: 'realm'; readonly realm: string }
  /** Another body of the same length, one byte of it changed; every header stays. */
  | { readonly kind: 'tamper' }
  /** Any other lie about the body. */
  | { readonly kind: 'rewrite'; readonly body: (body: Buffer) => Uint8Array }
  /** Any lie in headers; undefined takes one away. */
  | { readonly kind: 'headers'; readonly set: Readonly<Record<string, string | undefined>> };

export type RegistryFaults = FaultBoard<RegistryFault>;

/** What is answered in place of the truth; null: this fault lets the request through. */
export function replyInstead(fault: RegistryFault): RegistryReply | null {
  switch (fault.kind) {
    case 'status':
      return new RegistryFailure(fault.status, fault.code ?? 'UNKNOWN', 'a fault was switched on').reply();
    case 'too-many-requests':
      return json(
        429,
        { errors: [{ code: 'TOOMANYREQUESTS', message: 'retry later' }] },
        { 'retry-after': String(fault.retryAfter) },
      );
    case 'unauthorized':
      return new RegistryFailure(401, 'UNAUTHORIZED', 'authentication required').reply();
    case 'forbidden':
      return new RegistryFailure(403, 'DENIED', 'requested access to the resource is denied').reply();
    case 'not-found':
      return new RegistryFailure(404, 'MANIFEST_UNKNOWN', 'manifest unknown').reply();
    case 'unsupported':
      return new RegistryFailure(405, 'UNSUPPORTED', 'The operation is unsupported.').reply();
    default:
      return null;
  }
}

/** Falsifies an answer that was made. */
export function edit(answer: RegistryReply, fault: RegistryFault): RegistryReply {
  switch (fault.kind) {
    case 'tamper':
      return { ...answer, body: tampered(answer.body) };
    case 'rewrite':
      return withBody(answer, fault.body(Buffer.from(answer.body)));
    case 'headers':
      return { ...answer, headers: defined({ ...answer.headers, ...fault.set }) };
    default:
      return answer;
  }
}

/** The last letter or digit becomes another one, so that JSON stays JSON. */
function tampered(body: Uint8Array): Uint8Array {
  const changed = Buffer.from(body);
  const at = changed.findLastIndex((byte) => /[0-9a-z]/i.test(String.fromCharCode(byte)));
  if (at >= 0) changed[at] = changed[at] === 0x30 ? 0x31 : 0x30;
  return changed;
}

const withBody = (answer: RegistryReply, body: Uint8Array): RegistryReply => ({
  ...answer,
  headers: { ...answer.headers, 'content-length': String(body.length) },
  body,
});

const defined = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined));
