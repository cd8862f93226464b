import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dispose, loadPolicy } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { judgeTarget } from '../../packages/judge/src/judge-target.ts';
import { wholeGate } from '../../packages/judge/src/judges/gate.ts';
import { HEAD, OCTOCAT, POLICY, RENOVATE, type Story, TIP, tell } from '../../packages/judge/src/testing.ts';
import { live } from '../../packages/policy/src/merge/testing.ts';
import { root } from '../../scripts/steps.ts';

const page = readFileSync(join(root, 'docs/policy.md'), 'utf8');
const [, text = ''] = /## A whole policy[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page) ?? [];
/** What the page says of each pull request, in its order. */
const TABLE =
  /## A whole policy[\s\S]*?(?=^## )/m
    .exec(page)?.[0]
    .match(/^\| .+$/gm)
    ?.slice(2) ?? [];

const MONDAY = '2026-11-23T09:00:00Z';
const FRIDAY = '2026-11-27T09:00:00Z';
const AGENT: typeof RENOVATE = { login: 'storage-agent[bot]', id: 77, type: 'Bot' };

const OF_RENOVATE = `This updates ghcr.io/acme/web, ghcr.io/acme/api and ghcr.io/acme/broker, see https://example.org/releases for the notes.`;
const ofAgent = (risk: string) => `## Risk statement
Risk: ${risk}. The claim only ever grows and nothing restarts.

## Validation evidence
\`kubectl get pvc data\` says that the volume is nine tenths full.

## Rollback plan
A claim cannot shrink: restore the backup of last night into a new one.
`;

const pod = (image: string, more = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n      image: ${image}\n${more}`;
const claim = (size: string): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\nspec:\n  resources:\n    requests:\n      storage: ${size}\n`;

const bump = (name: string, from: string, to: string, more = ''): Story['files'] => ({
  'kubernetes/apps/app.yaml': [pod(`ghcr.io/acme/${name}:${from}`), pod(`ghcr.io/acme/${name}:${to}`, more)],
});
const grow = (path: string): Story['files'] => ({ [path]: [claim('10Gi'), claim('20Gi')] });
const byRenovate = { author: RENOVATE, conversation: { body: OF_RENOVATE } };
const byAgent = (risk: string) => ({ author: AGENT, conversation: { body: ofAgent(risk) } });

async function fate(story: Story, at = MONDAY) {
  const { deps, faults } = tell({ ...story, atTip: { [POLICY]: text } });
  const target = { kind: 'pull-request', pullRequest: 7, head: HEAD, baseRef: 'main' } as const;
  const now = new Date(at);
  const asked = { repository: 'o/r', policyPath: POLICY, target };
  const verdict = await judgeTarget({ ...deps, clock: () => now }, wholeGate, asked);
  expect(faults).toEqual([]);
  const policy = loadPolicy({ path: POLICY, commit: TIP, text, files: new Map() });
  const bound = { head: HEAD, baseTip: TIP, author: story.author ?? null, lastPushers: [] };
  const facts = live({ ...bound, oldestCheckSuite: new Date(now.getTime() - 4 * 86_400_000).toISOString() });
  const { kind, lane, until, risk, reasons } = dispose({
    policy,
    verdict,
    live: facts,
    posture: null,
    now,
    freezeInput: '',
  });
  return { kind, lane, until, risk, rules: [...new Set(reasons.map(({ rule }) => rule))] };
}

describe('what the page says that the whole policy does', () => {
  test.each<[string, Story, string, object]>([
    [
      '`ghcr.io/acme/web` 1.4.0 to 1.4.1',
      { ...byRenovate, files: bump('web', '1.4.0', '1.4.1') },
      MONDAY,
      { kind: 'auto-merge', lane: 'bumps', risk: 'low' },
    ],
    [
      'the same on Friday',
      { ...byRenovate, files: bump('web', '1.4.0', '1.4.1') },
      FRIDAY,
      { kind: 'waiting', until: '2026-11-30T08:00Z' },
    ],
    [
      '`ghcr.io/acme/api`',
      { ...byRenovate, files: bump('api', '2.0.3', '2.0.4') },
      MONDAY,
      { kind: 'review', rules: ['merge/ramp'] },
    ],
    [
      '1.4.1 to 2.0.0',
      { ...byRenovate, files: bump('web', '1.4.1', '2.0.0') },
      MONDAY,
      { kind: 'blocked', risk: 'medium', rules: ['review/missing'] },
    ],
    [
      '`ghcr.io/acme/broker`',
      { ...byRenovate, files: bump('broker', '6.2.0', '6.2.1') },
      MONDAY,
      { kind: 'held', rules: ['scope/hold'] },
    ],
    [
      'a bump and one more',
      { ...byRenovate, files: bump('web', '1.4.0', '1.4.1', '      tty: true\n') },
      MONDAY,
      { kind: 'blocked' },
    ],
    [
      '10Gi to 20Gi',
      { ...byAgent('low'), files: grow('kubernetes/apps/data.yaml') },
      MONDAY,
      { kind: 'auto-merge', lane: 'storage' },
    ],
    [
      '`kubernetes/payments/`',
      { ...byAgent('high'), files: grow('kubernetes/payments/data.yaml') },
      MONDAY,
      { kind: 'blocked', risk: 'high', rules: ['review/missing'] },
    ],
    ['a person: anything', { author: OCTOCAT, files: { 'src/a.ts': ['1\n', '2\n'] } }, MONDAY, { kind: 'advice' }],
  ])('%s', async (row, story, at, wanted) => {
    const said = TABLE.filter((line) => line.includes(row));
    expect(said).toHaveLength(1);
    const told = await fate(story, at);
    expect(told).toMatchObject(wanted);
    expect(said[0]).toContain(`\`${told.kind}\``);
  });

  test('and nothing else', () => expect(TABLE).toHaveLength(9));
});
