import type { Verdict } from '@gatehouse/policy';

const SHA = (digit: string): string => digit.repeat(40);

/** A verdict of one proved bump; tests change what they are about. */
export function verdictOf(change: Partial<Verdict> = {}): Verdict {
  return {
    schema: 1,
    tool: 'gatehouse@1.2.3',
    gate: 'diff-scope',
    outcome: 'pass',
    summary: 'Passes: nothing but 1 bump in 1 file (1 patch).',
    repository: 'o/r',
    pullRequest: 7,
    author: 'renovate[bot]',
    enforced: true,
    baseRef: 'main',
    baseTip: SHA('b'),
    base: SHA('c'),
    head: SHA('a'),
    policy: `sha256:${'1'.repeat(64)}`,
    policyCommit: SHA('b'),
    bumps: [
      {
        path: 'apps/redis.yaml',
        line: 9,
        key: '0:/spec/containers/0/image',
        manager: 'kubernetes',
        datasource: 'docker',
        name: 'docker.io/library/redis',
        from: { version: '7.2.4', digest: null },
        to: { version: '7.2.5', digest: null },
        update: 'patch',
      },
    ],
    findings: [],
    unchecked: [],
    ...change,
  };
}
