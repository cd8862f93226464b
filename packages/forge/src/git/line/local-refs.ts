import { GatehouseError } from '@gatehouse/policy';
import type { BranchTip, RepositoryRefs } from '../../repository-port.ts';
import { gitSaid, missingObject } from '../faults.ts';
import { defaultBranch } from '../log.ts';
import { runGit } from '../process.ts';
import { findRepository, type Repository } from '../repository.ts';

const FIELDS = ['refname', 'objecttype', 'objectname', '*objecttype', '*objectname'].map((field) => `%(${field})`);

/**
 * Every branch and tag of a repository on disk, those of its remotes as they were last fetched, and heads of pull requests where those were
 * fetched too; it knows of no open pull requests. The default branch is the remote's as far as it is known.
 */
export async function readLocalRefs(dir: string): Promise<RepositoryRefs> {
  const repository = await findRepository(dir);
  const refs = await listRefs(repository);
  const name = await defaultBranch(repository);
  const tip = refs.find(({ name: full }) => full === `refs/remotes/origin/${name}` || full === `refs/heads/${name}`);
  const remote = refs.find(({ name: full }) => full === `refs/remotes/origin/${name}`) ?? tip;
  if (name === null || remote === undefined) {
    const fix = 'Check out its default branch, or fetch it: git remote set-head origin --auto';
    throw new GatehouseError('unknown-revision', `the repository in ${dir} has no default branch`, fix);
  }
  const tags = refs.filter(({ name: full }) => full.startsWith('refs/tags/'));
  const branches = refs.filter(({ name: full }) => !full.startsWith('refs/tags/'));
  return {
    defaultBranch: name,
    branches: [{ name, commit: remote.commit }, ...branches],
    tags,
    pullRequests: [],
  };
}

async function listRefs(repository: Repository): Promise<readonly BranchTip[]> {
  const { code, stdout, stderr } = await runGit(repository.place, ['for-each-ref', `--format=${FIELDS.join(' ')}`]);
  if (code !== 0) throw missingObject(gitSaid(stderr));
  // git leaves out a ref that it cannot read, says so, and ends well. A symbolic one of nothing is harmless.
  const [broken] = stderr.match(/ignoring broken ref .*/) ?? [];
  if (broken !== undefined) throw missingObject(broken);
  const tips: BranchTip[] = [];
  for (const line of stdout.split('\n').filter((one) => one !== '')) {
    const [name = '', type, oid = '', peeledType, peeled = ''] = line.split(' ');
    if (type === 'commit') tips.push({ name, commit: oid });
    else if (peeledType === 'commit') tips.push({ name, commit: peeled });
    // Before 2.45 git peels a tag of a tag only once.
    else if (peeledType === 'tag') tips.push(...(await peel(repository, name, oid)));
  }
  return tips;
}

/** None: it is a tag of something else. */
async function peel(repository: Repository, name: string, oid: string): Promise<readonly BranchTip[]> {
  const { code, stdout, stderr } = await runGit(repository.place, ['cat-file', '--batch-check'], `${oid}^{}\n`);
  if (code !== 0) throw missingObject(gitSaid(stderr));
  const [commit = '', type] = stdout.trim().split(' ');
  if (type === 'missing') throw missingObject(`the tag ${name} names what is not there`);
  return type === 'commit' ? [{ name, commit }] : [];
}
