import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { RegistryAnswer } from './answer.ts';
import type { RegistryCall } from './reply.ts';

export interface Listening {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** Breaks open connections and stops listening. */
  readonly close: () => Promise<void>;
}

/** Serves HTTP on the loopback interface. */
export async function listen(port: number, listener: RequestListener): Promise<Listening> {
  // an idle connection is kept: one that is closed just when it is used again looks to a client like a fault
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const HEADERS = ['authorization', 'accept', 'content-type', 'content-range', 'range'] as const;

export async function readCall(message: IncomingMessage, base: string): Promise<RegistryCall> {
  return {
    method: message.method ?? 'GET',
    url: new URL(base + (message.url ?? '/')),
    // `accept` may come several times; Node joins it
    headers: Object.fromEntries(HEADERS.map((name) => [name, message.headers[name]])),
    body: await buffer(message),
  };
}

export function sendAnswer(response: ServerResponse, { status, headers, body, broken }: RegistryAnswer): void {
  if (broken === 'never') return;
  if (broken === 'before') {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-length': body.length, ...headers });
  if (broken === null) response.end(body);
  else response.write(body.subarray(0, broken), () => response.destroy());
}

/** A defect of the simulator itself: loud on both sides. */
export function failLoudly(response: ServerResponse, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`simulated registry: ${detail}`);
  if (!response.headersSent) response.writeHead(500);
  response.end(`the simulated registry failed: ${detail}`);
}
