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

/** A repository as every lever together needs it. */
export type WholeRepository = RepositoryReader & RepositoryWriter & IssueKeeper;

/** What levers read from and write to. */
export interface Sources {
  readonly repository: WholeRepository;
  /** @param images of the sets: the only ones whose registries may be given credentials */
  readonly registry: (images: readonly string[]) => Registry;
  readonly packages: Packages;
}

export interface ReadOnly extends Sources {
  /** Names of the writes that were asked for since the last look, which a dry run must never do. */
  readonly takeAttempts: () => readonly string[];
}

/** The same sources with every write taken out: whoever asks for one is refused, and remembered. */
export function readOnly({ repository, registry, packages }: Sources): ReadOnly {
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
    repository: without(repository, 'repository'),
    registry: (images) => without(registry(images), 'registry'),
    packages: without(packages, 'packages'),
    takeAttempts: () => {
      const taken = attempts;
      attempts = [];
      return taken;
    },
  };
}
