export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';

/** One request, before redirects and repetitions. */
export interface Exchange {
  readonly method: Method;
  /** Absolute. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes to the host of `url` and to no other. */
  readonly authorization?: string | null;
  readonly body?: Uint8Array;
  /** Most bytes of a successful answer's body; `stream`: it is handed on unread. */
  readonly limit: number | 'stream';
  /** What it is about, for messages: `ghcr.io/acme/api@sha256:…`. */
  readonly about: string;
  /** Doing it twice is not the same as once, so a lost answer is an error. */
  readonly once?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Of a streamed success. */
  readonly body: ReadableStream<Uint8Array> | null;
  /** Whether another host answered, after redirects. */
  readonly foreign: boolean;
  /** How often it was sent before this answer came. */
  readonly repeated: number;
}

/** How long, and how often. */
export interface Patience {
  /** Milliseconds that stand for one second of waiting. */
  readonly unitMs: number;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly longestWaitSeconds: number;
  readonly log: (message: string) => void;
}
