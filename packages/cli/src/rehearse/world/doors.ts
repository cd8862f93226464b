import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FirstParentLine } from '@gatehouse/forge';
import { cloneLine } from '@gatehouse/forge/git';
import { DEFAULT_PATIENCE, type GithubRepository, githubRepository } from '@gatehouse/forge/github';
import { openPackages, openRegistry, type Packages, type Registry } from '@gatehouse/registry';
import { REPOSITORY } from './sample.ts';
import type { World } from './world.ts';

/** What a lever works through, opened anew for each run as a runner does. */
export interface Doors {
  readonly repository: GithubRepository;
  readonly registry: Registry;
  readonly packages: Packages;
  readonly line: FirstParentLine;
}

/** A second of waiting is two milliseconds here: nobody else asks these servers. */
const UNIT_MS = 2;

/** Another repository, read and written with the same token. */
export function repositoryOf({ simulator, token: own }: World, name: string, token = own): GithubRepository {
  const { apiUrl, graphqlUrl } = simulator;
  return githubRepository({
    token,
    repository: name,
    apiUrl,
    graphqlUrl,
    patience: { ...DEFAULT_PATIENCE, unitMs: UNIT_MS },
  });
}

/** Opens everything with a token (default: the App's), does the work, and removes the clone. */
export async function withDoors<T>(
  world: World,
  work: (doors: Doors) => Promise<T>,
  token: string = world.token,
): Promise<T> {
  const { simulator, registry } = world;
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-rehearsal-'));
  try {
    const line = await cloneLine({ url: `${simulator.serverUrl}/${REPOSITORY}.git`, token, folder });
    const credentials = [{ registry: registry.host, username: 'x-access-token', password: token }];
    const doors: Doors = {
      repository: repositoryOf(world, REPOSITORY, token),
      registry: openRegistry({ credentials, unitMs: UNIT_MS }),
      packages: openPackages({ token, apiUrl: simulator.apiUrl, unitMs: UNIT_MS }),
      line,
    };
    return await work(doors).finally(() => line.close());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
