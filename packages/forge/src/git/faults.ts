import { GatehouseError } from '@gatehouse/policy';

/** Last line of what git said, without its `fatal:`, and with what it names below by tabs; a user searches for these words. */
export function gitSaid(stderr: string): string {
  const whole = stderr.replaceAll('\n\t', ' ');
  const lines = whole.split('\n').filter((line) => line !== '' && !line.startsWith('warning:'));
  return (lines.at(-1) ?? 'no message').replace(/^(fatal|error): /, '');
}

export function notARepository(dir: string, detail: string): GatehouseError {
  return new GatehouseError(
    'not-a-repository',
    `${dir} is not a git repository (${detail})`,
    'Name a clone with --repo, or run the command inside one.',
  );
}

export function ownedByAnother(dir: string): GatehouseError {
  return new GatehouseError(
    'not-a-repository',
    `git refuses ${dir} because it belongs to another user ("dubious ownership")`,
    `Run as the owner, or allow it once: git config --global --add safe.directory '${dir}'`,
  );
}

export function unknownRevision(revision: string): GatehouseError {
  return new GatehouseError(
    'unknown-revision',
    `"${revision}" names no commit in this repository`,
    'Check the spelling, or fetch it first: git fetch origin <branch or SHA>',
  );
}

export function missingObject(detail: string): GatehouseError {
  return new GatehouseError(
    'missing-object',
    `git could not read every object of the change: ${detail}`,
    'The clone is partial or damaged, and nothing is fetched here. Make a full one (git clone without --filter), or find the damage with git fsck.',
  );
}

export function shallow(detail: string): GatehouseError {
  return new GatehouseError(
    'shallow',
    `this clone is shallow: ${detail}`,
    'Fetch the rest of the history: git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0).',
  );
}
