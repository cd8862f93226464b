import type { CheckRunFact, Conversation, Remark } from '../evidence/conversation.ts';
import { NO_CONVERSATION } from '../evidence/conversation.ts';
import type { Policy } from '../policy.ts';
import type { Risk } from '../risk/types.ts';
import { change, policyOf, sha } from '../testing.ts';
import type { Verdict } from '../verdict.ts';
import { judgeReview, type ReviewInput } from './judge.ts';

/** Builders for tests of reviews: the reviewer `security` is the App `acme-reviewer`, and the head is the one of `change()`. */

export const HEAD = sha('c');
export const EARLIER = sha('d');
export const BOT = { login: 'acme-reviewer[bot]', id: 901, type: 'Bot' } as const;
export const LEAD = { login: 'octo-lead', id: 902, type: 'User' } as const;
export const STRANGER = { login: 'mallory', id: 666, type: 'User' } as const;

export const LOW: Risk = { level: 'low', reasons: [], complete: true, lowered: [] };

export const finding = (id: string, severity: string, more: object = {}) => ({
  id,
  severity,
  path: 'kubernetes/app.yaml',
  line: 7,
  message: `about ${id}`,
  ...more,
});

/** JSON of a block of `security` that is clean for the head, changed where a test says so. */
export function blockJson(parts: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ schema: 1, head: HEAD, reviewer: 'security', outcome: 'clean', findings: [], ...parts });
}

export const found = (...findings: object[]) => ({ outcome: 'findings', findings });

export function fenced(json: string): string {
  return `Reviewed.\n\n\`\`\`gatehouse-review\n${json}\n\`\`\`\n`;
}

let written = 0;

/** A comment of the reviewer at a minute of the day. */
export function comment(minute: number, body: string, parts: Partial<Remark> = {}): Remark {
  const at = new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();
  written += 1;
  return {
    kind: 'comment',
    id: `IC_${written}`,
    url: `https://github.com/acme/cluster/pull/7#issuecomment-${minute}`,
    author: BOT,
    editor: null,
    body,
    createdAt: at,
    updatedAt: at,
    commit: null,
    state: null,
    authorCanPush: null,
    ...parts,
  };
}

export function review(minute: number, body: string, parts: Partial<Remark> = {}): Remark {
  return comment(minute, body, { kind: 'review', commit: HEAD, state: 'COMMENTED', authorCanPush: true, ...parts });
}

export function check(parts: Partial<CheckRunFact> = {}): CheckRunFact {
  return {
    name: 'review',
    app: { slug: 'acme-reviewer', id: 901 },
    status: 'COMPLETED',
    conclusion: 'SUCCESS',
    title: 'Review',
    summary: fenced(blockJson()),
    text: null,
    url: 'https://github.com/acme/cluster/runs/1',
    startedAt: '2026-11-21T08:00:00Z',
    completedAt: '2026-11-21T08:05:00Z',
    ...parts,
  };
}

const POLICY = `version: 1
review:
  reviewers:
    - { name: security, identity: { login: "acme-reviewer[bot]", id: 901 } }
`;

/** A policy with these lines under `review:` instead of one reviewer by login. */
export const reviewPolicy = (lines: string) => `version: 1\nreview:\n${lines}\n`;

export interface Case extends Partial<Omit<ReviewInput, 'policy' | 'conversation'>> {
  readonly text?: string;
  readonly said?: Partial<Conversation>;
}

const policies = new Map<string, Policy>();

/** The same few policies are read by hundreds of cases. */
function policyFor(text: string): Policy {
  const policy = policies.get(text) ?? policyOf(text);
  policies.set(text, policy);
  return policy;
}

export function judged({ text = POLICY, said = {}, ...parts }: Case = {}): Verdict {
  return judgeReview({
    policy: policyFor(text),
    change: change(),
    conversation: { ...NO_CONVERSATION, ...said },
    risk: LOW,
    tool: 'gatehouse@1.2.3',
    now: new Date('2026-11-21T12:00:00Z'),
    ...parts,
  });
}

/** Outcome of the gate and of the reviewers, and the rules of the findings. */
export function told(parts: Case): string {
  const { outcome, review: report, findings } = judged(parts);
  return [outcome, report?.outcome, ...findings.map(({ rule }) => rule)].join(' ');
}

export const remarks = (...list: Remark[]): Case => ({ said: { remarks: list } });
