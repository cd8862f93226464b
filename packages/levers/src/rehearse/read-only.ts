import type { IssueKeeper, RepositoryReader, RepositoryWriter } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';
import type { Packages, Registry } from '@gatehouse/registry';

/** Everything that a lever writes to; what is not here reads. */
const WRITES = {
  repository: [
    'commit',
    'moveBranch',
    'deleteBranch',
    'openPullRequest',
    'updatePullRequest',
    'addLabels',
    'createIssue',
    'updateIssue',
    'commentOnIssue',
  ],
  registry: ['putManifest', 'pushBlob', 'probePush', 'deleteManifest'],
  packages: ['deleteVersion', 'restoreVersion'],
} as const satisfies {
  readonly repository: readonly (keyof (RepositoryWriter & IssueKeeper))[];
  readonly registry: readonly (keyof Registry)[];
  readonly packages: readonly (keyof Packages)[];
};

type Repository = RepositoryReader & RepositoryWriter & IssueKeeper;

/** What a rehearsal reads from, and the writes that it stopped. */
export interface ReadOnly {
  readonly repository: Repository;
  readonly registry: Registry;
  readonly packages: Packages;
  /** Names of the writes that were asked for since the last look, which a dry run must never do. */
  readonly takeAttempts: () => readonly string[];
}

/** The same sources with every write taken out: whoever asks for one is refused, and remembered. */
export function readOnly(sources: {
  readonly repository: Repository;
  readonly registry: Registry;
  readonly packages: Packages;
}): ReadOnly {
  let attempts: string[] = [];
  const refuse = (name: string) => async (): Promise<never> => {
    attempts.push(name);
    throw new GatehouseError(
      'forbidden',
      `A rehearsal writes nothing, and ${name} was asked for.`,
      'Report this as a defect of Gatehouse: its dry runs must not write.',
    );
  };
  const without = <T extends object>(source: T, where: keyof typeof WRITES): T => ({
    ...source,
    ...Object.fromEntries(WRITES[where].map((name) => [name, refuse(`${where}.${name}`)])),
  });
  return {
    repository: without(sources.repository, 'repository'),
    registry: without(sources.registry, 'registry'),
    packages: without(sources.packages, 'packages'),
    takeAttempts: () => {
      const taken = attempts;
      attempts = [];
      return taken;
    },
  };
}
