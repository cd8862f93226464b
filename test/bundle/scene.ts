import { type Repository, type Simulator, startSimulator } from '@gatehouse/simulator';
import { onTestFinished } from 'vitest';

type Files = Readonly<Record<string, string | null>>;

export const DEPLOYMENT = (tag: string): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: redis
spec:
  template:
    spec:
      containers:
        - name: redis
          image: docker.io/library/redis:${tag}
`;

const BASE_FILES: Files = {
  'README.md': '# cluster\n',
  'apps/redis.yaml': DEPLOYMENT('7.2.4'),
};

/** A simulated GitHub with the repository `o/r`. */
export interface Scene {
  readonly simulator: Simulator;
  readonly repository: Repository;
}

export async function scene(files: Files = {}): Promise<Scene> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const repository = simulator.github.createRepository('o/r', { files: { ...BASE_FILES, ...files } });
  return { simulator, repository };
}

export interface Pull {
  readonly number: number;
  readonly head: string;
}

export interface Proposal {
  readonly files: Files;
  readonly author?: string;
  readonly title?: string;
  readonly branch?: string;
  readonly body?: string;
  readonly base?: string;
}

/** One commit of the author's on a branch of its own, and a pull request from it. */
export function propose({ repository }: Scene, proposal: Proposal): Pull {
  const { files, author = 'renovate[bot]', title = 'Update a dependency', branch = 'renovate/update' } = proposal;
  const { body, base } = proposal;
  const head = repository.commit({ branch, files, author, message: title });
  const number = repository.openPullRequest({
    head: branch,
    author,
    title,
    ...(body === undefined ? {} : { body }),
    ...(base === undefined ? {} : { base }),
  });
  return { number, head };
}

/** The payload of `pull_request_target`, as much of it as GitHub sends about what matters here. */
export function pullRequestEvent({ repository }: Scene, pull: Pull, action = 'opened') {
  const { title, base } = repository.pullRequest(pull.number);
  const pullRequest = { number: pull.number, title, head: { sha: pull.head }, base: { ref: base.ref, sha: base.sha } };
  return {
    event: 'pull_request_target',
    payload: { action, number: pull.number, pull_request: pullRequest, repository: { full_name: 'o/r' } },
  };
}

/** The payload of `merge_group` for pull requests that were just put into the queue. */
export function mergeGroupEvent({ repository }: Scene, pulls: readonly Pull[]) {
  const group = repository.enqueue(pulls.map((pull) => pull.number));
  const { baseRef, baseSha, headRef, headSha } = group;
  const mergeGroup = { base_ref: baseRef, base_sha: baseSha, head_ref: headRef, head_sha: headSha };
  return { event: 'merge_group', payload: { action: 'checks_requested', merge_group: mergeGroup }, head: headSha };
}
