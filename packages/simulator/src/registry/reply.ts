import type { RegistryState } from './state.ts';

/** One request, read whole. */
export interface RegistryCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface RegistryReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What answering a call may use. */
export interface RegistryContext {
  readonly state: RegistryState;
  readonly call: RegistryCall;
  /** Of this server, without a trailing slash. */
  readonly url: string;
  /** Of the host that blobs are redirected to. */
  readonly blobUrl: string;
  /** Put into challenges in place of the registry's own. */
  readonly realm: string | null;
}

/** A call whose path named a repository. */
export interface RepositoryContext extends RegistryContext {
  readonly name: string;
  /** The rest of the path, such as a tag or a digest. */
  readonly reference: string;
}

const NOTHING = new Uint8Array();

export const reply = (
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array = NOTHING,
): RegistryReply => ({ status, headers, body });

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): RegistryReply =>
  reply(status, { 'content-type': 'application/json', ...headers }, Buffer.from(JSON.stringify(value)));

/** An answer in the shape of the distribution specification's errors. */
export class RegistryFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  reply(): RegistryReply {
    return json(this.status, { errors: [{ code: this.code, message: this.message }] }, this.headers);
  }
}

export const unsupported = () => new RegistryFailure(405, 'UNSUPPORTED', 'The operation is unsupported.');

export const unknownName = (name: string) =>
  new RegistryFailure(404, 'NAME_UNKNOWN', `repository name not known to registry: ${name}`);
