import type { OpenPullRequest, RepositoryRefs } from '@gatehouse/forge';
import { GatehouseError } from '@gatehouse/policy';
import { hashOf, type PlanSource, pruneRefusal, type Refusal } from '@gatehouse/release';
import pMap from 'p-map';
import { PROMOTE_PREFIX, ROLLBACK_PREFIX } from '../shared/index.ts';
import type { PinSource, Refused } from './types.ts';

/** What GitHub lists at once. */
export const PAGE = 100;

/** A commit that something may be pinned at, and the first of the refs that name it, for people. */
export interface PinnedCommit {
  readonly commit: string;
  readonly ref: string;
  /** Neither a branch nor a tag has it: the head of a pull request that a stranger may have opened. */
  readonly stranger?: boolean;
}

export interface ReadSource {
  readonly source: PlanSource;
  readonly reader: PinSource;
  readonly commits: readonly PinnedCommit[];
  /** Of all refs. */
  readonly refs: string;
  /** Blobs that were looked at; grows. */
  readonly seen: Set<string>;
  /** Requests that reading its refs takes; where it is one, asking again costs no more than asking for the tip. */
  readonly pages: number;
  /** Texts of open pull requests, which may name digests that are to come. */
  readonly bodies: readonly { readonly place: string; readonly text: string }[];
}

const isLever = ({ headRef }: OpenPullRequest): boolean =>
  headRef.startsWith(PROMOTE_PREFIX) || headRef.startsWith(ROLLBACK_PREFIX);

/** Open promotions and rollbacks, in one order. Those of forks are none: anybody may give a branch of theirs any name. */
export function leverPulls(repository: string, pulls: readonly OpenPullRequest[]): PlanSource['pullRequests'] {
  const name = repository.toLowerCase();
  return pulls
    .filter((pull) => pull.headRepository?.toLowerCase() === name && isLever(pull))
    .map(({ number, head }) => ({ number, head }))
    .sort((a, b) => a.number - b.number);
}

/** What a plan remembers of a repository: enough to see that anything moved. */
export function sourceOf(repository: string, refs: RepositoryRefs): PlanSource {
  const tip = refs.branches.find(({ name }) => name === refs.defaultBranch)?.commit;
  if (tip === undefined) {
    const fix = 'Push a first commit to it, or take it out of `prune.repositories`.';
    throw new GatehouseError(
      'incomplete',
      `${repository} has no commit on its default branch ${refs.defaultBranch}`,
      fix,
    );
  }
  return {
    repository,
    defaultBranch: refs.defaultBranch,
    tip,
    pullRequests: leverPulls(repository, refs.pullRequests),
  };
}

/** Tells whether any branch, tag or open pull request came, went or moved. */
export function fingerprint({ branches, tags, pullRequests }: RepositoryRefs): string {
  const named = (items: readonly { readonly name: string; readonly commit: string }[]) =>
    items.map(({ name, commit }) => `${name} ${commit}`).sort();
  return hashOf([named(branches), named(tags), pullRequests.map(({ number, head }) => `${number} ${head}`).sort()]);
}

/** One for the first page of each list, and one for each further page of one. */
const pagesOf = ({ branches, tags, pullRequests }: RepositoryRefs): number =>
  [branches, tags, pullRequests].reduce((sum, { length }) => sum + Math.max(0, Math.ceil(length / PAGE) - 1), 1);

function sourceWith(repository: string, reader: PinSource, refs: RepositoryRefs): ReadSource {
  return {
    source: sourceOf(repository, refs),
    reader,
    commits: commitsOf(refs),
    refs: fingerprint(refs),
    seen: new Set(),
    pages: pagesOf(refs),
    bodies: bodiesOf(repository, refs),
  };
}

/** Texts of pull requests may name digests that are to come. */
export const bodiesOf = (repository: string, { pullRequests }: RepositoryRefs): ReadSource['bodies'] =>
  pullRequests.map(({ number, body, title }) => ({
    place: `${repository} #${number}, its text`,
    text: `${title}\n${body}`,
  }));

/** Every commit that a ref names, once; the default branch's first, so that places are told of it. */
export function commitsOf({ defaultBranch, branches, tags, pullRequests }: RepositoryRefs): readonly PinnedCommit[] {
  const all = [
    ...branches.map(({ name, commit }) => ({ commit, ref: name })),
    ...tags.map(({ name, commit }) => ({ commit, ref: `tag ${name}` })),
    ...pullRequests.map(({ number, head }) => ({ commit: head, ref: `#${number}`, stranger: true })),
  ];
  const first = all.toSorted((a, b) => Number(b.ref === defaultBranch) - Number(a.ref === defaultBranch));
  const named = new Map(first.toReversed().map((one) => [one.commit, one]));
  return first.filter((one) => named.get(one.commit) === one);
}

/** Reads where every repository stands. One that cannot be read is a refusal: what it pins would not be kept. */
export async function readSources(
  readers: ReadonlyMap<string, PinSource>,
): Promise<{ readonly sources: readonly ReadSource[] } | Refused> {
  const refusals: Refusal[] = [];
  const sources = await pMap(
    readers,
    async ([repository, reader]): Promise<ReadSource[]> => {
      try {
        const refs = await reader.readRefs();
        return [sourceWith(repository, reader, refs)];
      } catch (error) {
        refusals.push(unreadable(repository, error));
        return [];
      }
    },
    { concurrency: 4 },
  );
  return refusals.length > 0 ? { refusals } : { sources: sources.flat() };
}

const RIGHTS: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'not-found']);
const WHOSE_TOKEN =
  "The workflow's own token reads only its own repository: for others, give one that reads their contents and pull requests.";

/** Rethrows what is nobody's fault but ours. */
export function unreadable(repository: string, error: unknown): Refusal {
  if (!(error instanceof GatehouseError)) throw error;
  const fix = RIGHTS.has(error.code) ? `${error.fix} ${WHOSE_TOKEN}` : error.fix;
  return pruneRefusal('prune/unreadable-repository', repository, `Its pins could not be read: ${error.message}`, fix);
}
