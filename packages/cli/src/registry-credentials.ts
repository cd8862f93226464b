import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/policy';
import type { RegistryCredentials } from '@gatehouse/registry';

type Env = Readonly<Record<string, string | undefined>>;

/** Docker writes its own under another name than the one in references. */
const HUB = /^(?:https:\/\/)?index\.docker\.io(?:\/v1\/?)?$/;

const WITHOUT_HELPER =
  'set GITHUB_TOKEN for ghcr.io; for another registry skopeo login --authfile DIR/config.json HOST, and set DOCKER_CONFIG=DIR';

/** Credentials on this machine, and why there may be more. */
export interface MachineCredentials {
  readonly credentials: readonly RegistryCredentials[];
  readonly notes: readonly string[];
}

/**
 * Credentials for registries as `docker login` wrote them (`$DOCKER_CONFIG/config.json`), and for GitHub's those of `GITHUB_TOKEN` or
 * `GH_TOKEN`. Credential helpers are programs and are not run.
 * @throws GatehouseError `invalid-input` when the file is there and no such configuration
 */
export async function machineCredentials(env: Env): Promise<MachineCredentials> {
  const path = join(env.DOCKER_CONFIG || join(homedir(), '.docker'), 'config.json');
  const config = await readConfig(path);
  const written = Object.entries(Object(config.auths)).flatMap(([host, entry]) => credentialsOf(host, entry) ?? []);
  const helpers = config.credsStore !== undefined || config.credHelpers !== undefined;
  const notes = helpers ? [`${path} names a credential helper, which is not run: ${WITHOUT_HELPER}`] : [];
  const token = env.GITHUB_TOKEN || env.GH_TOKEN;
  const github = { registry: 'ghcr.io', username: env.GITHUB_ACTOR || 'x-access-token', password: token ?? '' };
  const known = written.some(({ registry }) => registry === 'ghcr.io');
  return { credentials: token && !known ? [...written, github] : written, notes };
}

interface DockerConfig {
  readonly auths?: unknown;
  readonly credsStore?: unknown;
  readonly credHelpers?: unknown;
}

async function readConfig(path: string): Promise<DockerConfig> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return {};
  }
  try {
    return Object(JSON.parse(text)) as DockerConfig;
  } catch (cause) {
    const fix = 'Repair it, or point DOCKER_CONFIG at a folder with another.';
    throw new GatehouseError('invalid-input', `${path} is no JSON`, fix, { cause });
  }
}

/** `auth` is base64 of `username:password`; a password may have colons. */
function credentialsOf(host: string, entry: unknown): RegistryCredentials | null {
  const { auth } = Object(entry) as { readonly auth?: unknown };
  if (typeof auth !== 'string' || auth === '') return null;
  const text = Buffer.from(auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const registry = HUB.test(host)
    ? 'docker.io'
    : host
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
  return { registry, username: text.slice(0, colon), password: text.slice(colon + 1) };
}
