import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegistryCredentials } from '@gatehouse/registry';
import { onTestFinished } from 'vitest';
import { makeSigner } from './signer.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';

export interface RealRegistryOptions {
  /** Whether manifests may be deleted; otherwise DELETE is answered with 405. Default: true. */
  readonly delete?: boolean;
  /** Default: `none`, everybody may do everything. */
  readonly auth?: 'token' | 'none';
}

/** CNCF distribution on this machine, as Debian packages it, with its content in memory. */
export interface RealRegistry {
  /** `127.0.0.1:PORT`, as names of its images begin. */
  readonly host: string;
  /** Of a user who may do everything; none where nobody is asked. */
  readonly credentials: readonly RegistryCredentials[];
  /** Null without token authentication. */
  readonly tokens: TokenServer | null;
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** Starts one for the test that runs; it ends with that test at the latest. */
export async function startRealRegistry(options: RealRegistryOptions = {}): Promise<RealRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-registry-'));
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const signer = options.auth === 'token' ? makeSigner(folder) : null;
  const tokens = signer === null ? null : await startTokenServer(signer);
  writeFileSync(join(folder, 'config.json'), JSON.stringify(configuration(options, port, signer?.bundle, tokens)));
  const process = spawn('docker-registry', ['serve', join(folder, 'config.json')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: globalThis.process.env.PATH, OTEL_TRACES_EXPORTER: 'none' },
  });
  let complaints = '';
  process.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4000);
  });
  const ended = new Promise<void>((resolve) => {
    process.once('exit', () => resolve());
    process.once('error', () => resolve());
  });
  const close = async () => {
    process.kill('SIGKILL');
    await ended;
    await tokens?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  onTestFinished(close);
  await Promise.race([answering(host), ended.then(() => Promise.reject(new Error(`no registry: ${complaints}`)))]);
  const credentials = tokens === null ? [] : [{ registry: host, username: 'builder', password: 'secret' }];
  return { host, credentials, tokens, close };
}

/** The registry reads YAML, of which JSON is a part. */
function configuration(
  options: RealRegistryOptions,
  port: number,
  rootcertbundle: string | undefined,
  tokens: TokenServer | null,
): object {
  const { realm, service, issuer } = tokens ?? {};
  return {
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { inmemory: {}, delete: { enabled: options.delete ?? true } },
    http: { addr: `127.0.0.1:${port}` },
    ...(tokens && { auth: { token: { realm, service, issuer, rootcertbundle } } }),
  };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answering(host: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const status = await fetch(`http://${host}/v2/`).then(
      (response) => response.status,
      () => null,
    );
    if (status === 200 || status === 401) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the registry at ${host} does not answer`);
}
