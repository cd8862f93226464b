import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../testing.ts';
import type { Trust } from '../trust.ts';

/** JSON as TUF signs it: keys sorted, no spaces. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

const ROLES = ['root', 'timestamp', 'snapshot', 'targets'];
const EXPIRES = '2099-01-01T00:00:00Z';

interface ServedTrust {
  readonly trust: Trust;
  close(): Promise<void>;
}

/**
 * A TUF repository on this machine whose one target is a trust root; so what reads trust in tests is what reads it for users.
 * @param trustedRoot `trusted_root.json`
 */
export async function serveTrust(trustedRoot: object): Promise<ServedTrust> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keyval = { public: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex') };
  const key = { keytype: 'ed25519', scheme: 'ed25519', keyval };
  const keyid = createHash('sha256').update(canonical(key)).digest('hex');
  const signed = (role: object): string => {
    const content = { spec_version: '1.0.31', version: 1, expires: EXPIRES, ...role };
    const sig = sign(null, Buffer.from(canonical(content)), privateKey).toString('hex');
    return JSON.stringify({ signed: content, signatures: [{ keyid, sig }] });
  };
  const target = JSON.stringify(trustedRoot);
  const sha256 = createHash('sha256').update(target).digest('hex');
  const roles = Object.fromEntries(ROLES.map((role) => [role, { keyids: [keyid], threshold: 1 }]));
  const files: Record<string, string> = {
    '/targets/trusted_root.json': target,
    '/targets.json': signed({
      _type: 'targets',
      targets: { 'trusted_root.json': { length: Buffer.byteLength(target), hashes: { sha256 } } },
    }),
    '/snapshot.json': signed({ _type: 'snapshot', meta: { 'targets.json': { version: 1 } } }),
    '/timestamp.json': signed({ _type: 'timestamp', meta: { 'snapshot.json': { version: 1 } } }),
  };
  const server = await serve(({ url }) => (files[url] ? { body: files[url] } : { status: 404 }));
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-trust-'));
  const rootPath = join(folder, 'root.json');
  await writeFile(rootPath, signed({ _type: 'root', consistent_snapshot: false, keys: { [keyid]: key }, roles }));
  return {
    trust: { mirrorUrl: `http://${server.host}`, rootPath, cachePath: join(folder, 'cache') },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
