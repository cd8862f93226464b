import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** A folder that ends with the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-skopeo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Another implementation of a client, of which nothing is ours. Its standard output, as bytes. */
async function skopeo(...args: readonly string[]): Promise<Buffer> {
  const home = scratch();
  const env = { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home };
  // What is signed, and by whom, is not its question here.
  const options = { env, encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const;
  return (await run('skopeo', ['--insecure-policy', ...args], options)).stdout;
}

/** The bytes of a manifest. @param creds `user:password` */
export function rawManifest(reference: string, creds?: string): Promise<Buffer> {
  return skopeo(
    'inspect',
    '--raw',
    '--tls-verify=false',
    ...(creds ? ['--creds', creds] : []),
    `docker://${reference}`,
  );
}

/** What skopeo makes of an image on one platform: labels, layers, digest. */
export async function inspect(reference: string, architecture: string): Promise<Record<string, unknown>> {
  const platform = ['--override-os=linux', `--override-arch=${architecture}`];
  return JSON.parse((await skopeo(...platform, 'inspect', '--tls-verify=false', `docker://${reference}`)).toString());
}

/** Copies everything under a reference; sides as skopeo names them (`docker://…`, `oci:…`, `dir:…`), digests unchanged. */
export async function copy(from: string, to: string, creds?: string): Promise<void> {
  const unsafe = ['--src-tls-verify=false', '--dest-tls-verify=false'];
  const known = creds === undefined ? [] : [`--${to.startsWith('docker:') ? 'dest' : 'src'}-creds`, creds];
  await skopeo('copy', '--quiet', '--all', '--preserve-digests', ...unsafe, ...known, from, to);
}
