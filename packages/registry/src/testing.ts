import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digestOf } from './digest.ts';
import { OCI_INDEX, OCI_MANIFEST } from './manifests/media-types.ts';
import type { Descriptor, RawManifest } from './port.ts';

/** A request as it reached a scripted server. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A server on this machine that answers as a test says. */
export interface Scripted {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** `GET /v2/…`, in order. */
  readonly log: string[];
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** @param answer a reply, or nothing after it has dealt with the response itself (an endless body, a broken connection) */
export async function serve(
  answer: (asked: Asked, response: ServerResponse) => Reply | undefined | Promise<Reply | undefined>,
): Promise<Scripted> {
  const asked: Asked[] = [];
  const log: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    asked.push(one);
    log.push(`${method} ${url}`);
    const reply = await answer(one, response);
    if (reply === undefined) return;
    const body = Buffer.from(reply.body ?? '');
    const length = method === 'HEAD' ? {} : { 'content-length': String(body.length) };
    response.writeHead(reply.status ?? 200, { ...length, ...reply.headers });
    response.end(method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    log,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A document with the bytes and digest it would have in a registry. */
export function document(mediaType: string, content: object): RawManifest {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
  return { mediaType, bytes, digest: digestOf(bytes) };
}

export function descriptorOf({ mediaType, bytes, digest }: RawManifest, more: object = {}): Descriptor {
  return { mediaType, digest, size: bytes.length, ...more };
}

export const indexOf = (manifests: readonly Descriptor[], more: object = {}): RawManifest =>
  document(OCI_INDEX, { manifests, ...more });

/** A configuration and the manifest that names it. */
export function imageOf(config: object, layers: readonly Descriptor[] = []) {
  const blob = Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64', ...config }));
  const named = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf(blob), size: blob.length };
  return { config: blob, manifest: document(OCI_MANIFEST, { config: named, layers }) };
}

/** Answers a registry's reads from documents and blobs; null: it has none of that name. */
export function contentOf(manifests: Readonly<Record<string, RawManifest>>, blobs: readonly Uint8Array[] = []) {
  const byDigest = new Map(Object.values(manifests).map((manifest) => [manifest.digest, manifest]));
  const blobByDigest = new Map(blobs.map((blob) => [digestOf(blob), blob]));
  return ({ url }: Pick<Asked, 'url'>): Reply => {
    const [, kind, reference = ''] = /\/(manifests|blobs)\/([^/?]+)$/.exec(url) ?? [];
    const blob = kind === 'blobs' ? blobByDigest.get(reference) : undefined;
    if (blob !== undefined) return { body: blob };
    const manifest = kind === 'manifests' ? (manifests[reference] ?? byDigest.get(reference)) : undefined;
    if (manifest === undefined) return { status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}' };
    const headers = {
      'content-type': manifest.mediaType,
      'docker-content-digest': manifest.digest,
      'content-length': String(manifest.bytes.length),
    };
    return { headers, body: manifest.bytes };
  };
}
