import { openRepository } from '@gatehouse/forge/git';
import { GatehouseError, loadPolicy, type Policy, pullRequestTemplate } from '@gatehouse/policy';
import { describeFault } from '../fault.ts';
import { policyFrom, readPolicySource, textOnDisk } from '../policy-source.ts';
import type { Terminal } from '../terminal.ts';

export interface TemplateOptions {
  readonly repo: string;
  readonly profile: string;
  readonly policy?: string;
}

/** Prints the pull request template of a profile. Exit code: 0 printed, 2 could not. */
export async function template(options: TemplateOptions, terminal: Terminal): Promise<number> {
  try {
    const policy = await policyOf(options);
    if (!policy.context.profiles.has(options.profile)) throw unknownProfile(options.profile, policy);
    await terminal.out(pullRequestTemplate(policy, options.profile));
    return terminal.gone ? 2 : 0;
  } catch (error) {
    terminal.note(describeFault(error));
    return 2;
  }
}

/** The repository's at HEAD or the file given; outside a repository the file alone, or the built-in profiles. */
async function policyOf({ repo, policy: override }: TemplateOptions): Promise<Policy> {
  const git = await openRepository(repo).catch((error: unknown) => {
    if (error instanceof GatehouseError && error.code === 'not-a-repository') return null;
    throw error;
  });
  if (git === null) {
    const text = override === undefined ? null : await textOnDisk(override);
    return loadPolicy({ path: override ?? '', text, commit: null, files: new Map() });
  }
  try {
    return policyFrom(await readPolicySource(git, await git.resolve('HEAD'), override));
  } finally {
    git.close();
  }
}

function unknownProfile(name: string, { context }: Policy): GatehouseError {
  const known = [...context.profiles.keys()].join(', ');
  return new GatehouseError('invalid-input', `there is no profile ${name}`, `Name one of: ${known}.`);
}
