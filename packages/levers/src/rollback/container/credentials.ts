import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryCredentials } from '@gatehouse/registry';

/** Docker Hub's name in a file of credentials is an address of its own. */
const HUB = 'https://index.docker.io/v1/';

export interface CredentialsFolder {
  /** Variables that let docker, nerdctl and podman find them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/** Writes credentials where container tools look for them, readable by this user alone, below a folder that ends with the job. */
export async function credentialsFolder(
  below: string,
  credentials: readonly RegistryCredentials[],
): Promise<CredentialsFolder> {
  if (credentials.length === 0) return { environment: {}, remove: async () => undefined };
  const folder = await mkdtemp(join(below, 'gatehouse-containers-'));
  const file = join(folder, 'config.json');
  const auths = credentials.map(({ registry, username, password }) => [
    registry === 'docker.io' ? HUB : registry,
    { auth: Buffer.from(`${username}:${password}`).toString('base64') },
  ]);
  await writeFile(file, JSON.stringify({ auths: Object.fromEntries(auths) }), { mode: 0o600 });
  return {
    environment: { DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: file },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
