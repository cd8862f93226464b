import { pullRequestEvent, type Repository, type Simulator } from '@gatehouse/simulator';

export const LABEL = 'area/apps';
export const COMMENT = 'redis 7.2.4 to 7.2.5: a patch, nothing else changes.';
const BRANCH = 'dependabot/docker/apps/redis-7.2.5';
const TITLE = 'build(deps): bump redis from 7.2.4 to 7.2.5 in /apps';

const MESSAGE = `${TITLE}

Bumps redis from 7.2.4 to 7.2.5.

---
updated-dependencies:
- dependency-name: redis
  dependency-version: 7.2.5
  dependency-type: direct:production
  update-type: version-update:semver-patch
...

Signed-off-by: dependabot[bot] <support@github.com>
`;

const manifest = (tag: string) => `apiVersion: apps/v1
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

/** Merges unattended once `ci` is green, and shows itself in labels as the peers do. */
const POLICY = `version: 1
merge:
  require-checks: [ci]
  ramp:
    - { components: ["**"], since: 2026-01-01, by: octocat, evidence: three months of dry runs }
labels:
  dispositions: { auto-merge: gate/merges-itself, waiting: gate/waits }
  risks: { low: risk/low, medium: risk/medium, high: risk/high }
`;

const LABELS = [LABEL, 'gate/merges-itself', 'gate/waits', 'risk/low', 'risk/medium', 'risk/high'];
const ACTIONS_APP = 15368;

export interface OpenPull {
  readonly repository: Repository;
  readonly number: number;
  readonly head: string;
  /** As a runner finds it, of `pull_request_target`. */
  readonly payload: Record<string, unknown>;
}

/**
 * A repository of its own whose rules require `ci`, and the contexts given besides, and in it a signed bump of one file by Dependabot. Labels
 * exist already, as they do from the second pull request on.
 */
export function openBump(
  simulator: Simulator,
  name: string,
  what: { readonly required?: readonly string[]; readonly isCiGreen: boolean; readonly title?: string },
): OpenPull {
  const files = {
    'apps/redis.yaml': manifest('7.2.4'),
    '.github/gatehouse.yml': POLICY,
    '.github/labeler.yml': `${LABEL}:\n  - changed-files:\n      - any-glob-to-any-file: apps/**\n`,
  };
  const repository = simulator.github.createRepository(name, { files });
  repository.settings.allowAutoMerge = true;
  const own = (what.required ?? []).map((context) => ({ context, appId: ACTIONS_APP }));
  const checks = [{ context: 'ci', appId: null }, ...own];
  repository.rules.addRuleset({ rules: [{ type: 'required_status_checks', strict: false, checks }] });
  for (const label of LABELS) repository.conversation.createLabel({ name: label });
  const author = 'dependabot[bot]';
  const bump = { 'apps/redis.yaml': manifest('7.2.5') };
  const head = repository.commit({ branch: BRANCH, files: bump, author, message: MESSAGE, verified: true });
  const number = repository.openPullRequest({ head: BRANCH, author, title: what.title ?? TITLE, body: MESSAGE });
  if (what.isCiGreen) repository.addStatus(head, { context: 'ci', state: 'success', creator: 'github-actions[bot]' });
  const { apiUrl, serverUrl } = simulator;
  return { repository, number, head, payload: pullRequestEvent({ apiUrl, serverUrl }, repository, number) };
}
