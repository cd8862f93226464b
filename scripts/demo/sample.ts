/** The sample GitOps repository of the demo, and five pull requests of a bot. */

const POLICY = `version: 1
authors:
  enforce: ["renovate[bot]"]
scope:
  protected: ["kubernetes/rbac/**"]
  updates: [patch, minor, digest]
holds:
  - package: "ghcr.io/example/broker"
    allow: "<6.2.1"
    reason: "6.2.1 loses retained messages on restart"
    issue: "https://github.com/example/broker/issues/1"
`;

const PATHS = {
  web: 'kubernetes/apps/web/helmrelease.yaml',
  cache: 'kubernetes/apps/cache/statefulset.yaml',
  broker: 'kubernetes/apps/broker/helmrelease.yaml',
  rbac: 'kubernetes/rbac/kubectl-job.yaml',
};

const DIGESTS = {
  before: `sha256:${'1f8a9c3e'.repeat(8)}`,
  after: `sha256:${'7be2d405'.repeat(8)}`,
};

function helmRelease(name: string, repository: string, tag: string): string {
  return `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
spec:
  interval: 1h
  chartRef:
    kind: OCIRepository
    name: app-template
  values:
    controllers:
      ${name}:
        containers:
          app:
            image:
              repository: ${repository}
              tag: ${tag}
            securityContext:
              readOnlyRootFilesystem: true
`;
}

function statefulSet(digest: string): string {
  return `---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: cache
spec:
  serviceName: cache
  template:
    spec:
      containers:
        - name: redis
          image: docker.io/library/redis:8@${digest}
`;
}

function job(tag: string): string {
  return `---
apiVersion: batch/v1
kind: Job
metadata:
  name: grant
spec:
  template:
    spec:
      serviceAccountName: cluster-admin
      containers:
        - name: kubectl
          image: registry.k8s.io/kubectl:${tag}
`;
}

export const FILES: Readonly<Record<string, string>> = {
  '.github/gatehouse.yml': POLICY,
  [PATHS.web]: helmRelease('web', 'ghcr.io/example/web', '1.4.2'),
  [PATHS.cache]: statefulSet(DIGESTS.before),
  [PATHS.broker]: helmRelease('broker', 'ghcr.io/example/broker', '6.2.0'),
  [PATHS.rbac]: job('v1.34.1'),
};

export interface SamplePullRequest {
  readonly title: string;
  /** What it really does, for the reader of the demo. */
  readonly story: string;
  readonly branch: string;
  readonly files: Readonly<Record<string, string>>;
}

export const PULL_REQUESTS: readonly SamplePullRequest[] = [
  {
    title: 'fix(container): update ghcr.io/example/web (1.4.2 → 1.4.3)',
    story: 'a pure bump',
    branch: 'renovate/web',
    files: { [PATHS.web]: helmRelease('web', 'ghcr.io/example/web', '1.4.3') },
  },
  {
    title: 'fix(container): update ghcr.io/example/web (1.4.2 → 1.4.4)',
    story: 'a bump with a smuggled line',
    branch: 'renovate/web-2',
    files: {
      [PATHS.web]: helmRelease('web', 'ghcr.io/example/web', '1.4.4').replace(
        'readOnlyRootFilesystem: true',
        'readOnlyRootFilesystem: false',
      ),
    },
  },
  {
    title: 'fix(container): update registry.k8s.io/kubectl (v1.34.1 → v1.34.2)',
    story: 'a bump in a protected path',
    branch: 'renovate/kubectl',
    files: { [PATHS.rbac]: job('v1.34.2') },
  },
  {
    title: 'fix(container): update ghcr.io/example/broker (6.2.0 → 6.2.1)',
    story: 'a bump of a held package',
    branch: 'renovate/broker',
    files: { [PATHS.broker]: helmRelease('broker', 'ghcr.io/example/broker', '6.2.1') },
  },
  {
    title: 'chore(container): update docker.io/library/redis digest',
    story: 'a digest-only bump',
    branch: 'renovate/redis',
    files: { [PATHS.cache]: statefulSet(DIGESTS.after) },
  },
];
