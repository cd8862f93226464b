import type { Identity } from '@gatehouse/bumps';
import type { Remark, StatusFact } from '../evidence/conversation.ts';
import type { Risk, RiskLevel } from '../risk/types.ts';
import { bump, OCTOCAT, policyOf, RENOVATE, sha } from '../testing.ts';
import type { Finding, Verdict } from '../verdict.ts';
import { type DisposeInput, dispose } from './dispose.ts';
import type { FreezeIssue, LiveState } from './live.ts';
import type { Posture } from './posture.ts';

/** Builders of plain data: each gives a case in which a bump merges itself, changed where a test says so. */

export const HUBOT: Identity = { login: 'hubot', id: 480938, type: 'User' };
export const AGENT: Identity = { login: 'storage-agent[bot]', id: 77, type: 'Bot' };
export const NOW = new Date('2026-11-21T12:00:30Z');

const OPEN_RAMP = `
  ramp:
    - { components: ["**"], since: 2026-01-01, by: octocat, evidence: "a quarter without a rollback" }`;

/** A policy whose ramp is open; `merge` is more of its `merge`, two spaces in, `rest` stands beside. */
export function mergePolicy(merge = '', rest = '') {
  return policyOf(`version: 1\n${rest}\nmerge:${OPEN_RAMP}\n${merge}`);
}

export function risk(level: RiskLevel = 'low', parts: Partial<Risk> = {}): Risk {
  const reason = { rule: 'risk/update', level, path: 'kubernetes/app.yaml', line: 7, message: 'a proved patch' };
  return { level, reasons: [reason], complete: true, lowered: [], ...parts };
}

export function finding(rule: string, parts: Partial<Finding> = {}): Finding {
  return { rule, path: null, line: null, message: `what ${rule} says`, fix: 'do this', ...parts };
}

export function gate(parts: Partial<Verdict> = {}): Verdict {
  const { written: _written, reason: _reason, ...moved } = bump();
  return {
    schema: 1,
    tool: 'gatehouse@1.2.3',
    gate: 'gate',
    outcome: 'pass',
    summary: 'Passes every judge, low risk.',
    repository: 'acme/cluster',
    pullRequest: 7,
    author: 'renovate[bot]',
    enforced: true,
    baseRef: 'main',
    baseTip: sha('b'),
    base: sha('a'),
    head: sha('c'),
    policy: 'default',
    policyCommit: sha('b'),
    bumps: [moved],
    findings: [],
    unchecked: [],
    risk: risk(),
    judges: [{ gate: 'diff-scope', outcome: 'pass', summary: 'Passes.' }],
    paths: ['kubernetes/app.yaml'],
    ...parts,
  };
}

export function live(parts: Partial<LiveState> = {}): LiveState {
  return {
    state: 'open',
    draft: false,
    pullRequestId: 'PR_7',
    head: sha('c'),
    headRef: 'renovate/app',
    title: 'Update app',
    body: '',
    author: RENOVATE,
    baseRef: 'main',
    baseTip: sha('b'),
    defaultBranch: 'main',
    sharers: [],
    labels: [],
    reviews: [],
    lastPushers: [RENOVATE],
    freezes: [],
    statuses: [],
    oldestCheckSuite: '2026-11-20T12:00:00Z',
    arming: null,
    queued: false,
    comments: [],
    ...parts,
  };
}

export function review(parts: Partial<Remark> = {}): Remark {
  return {
    kind: 'review',
    id: 'PRR_1',
    url: 'https://example.org/review',
    author: OCTOCAT,
    editor: null,
    body: '',
    createdAt: '2026-11-21T10:00:00Z',
    updatedAt: '2026-11-21T10:00:00Z',
    commit: sha('c'),
    state: 'APPROVED',
    authorCanPush: true,
    ...parts,
  };
}

export function freeze(parts: Partial<FreezeIssue> = {}): FreezeIssue {
  return {
    number: 12,
    title: 'Incident',
    url: 'https://example.org/12',
    state: 'open',
    openedAt: '2026-11-20T08:00:00Z',
    closedBy: null,
    closerCanWrite: null,
    ...parts,
  };
}

export function stability(parts: Partial<StatusFact> = {}): StatusFact {
  return {
    context: 'renovate/stability-days',
    state: 'pending',
    description: null,
    creator: RENOVATE,
    createdAt: '2026-11-21T10:00:00Z',
    ...parts,
  };
}

export function posture(parts: Partial<Posture> = {}): Posture {
  return {
    autoMergeAllowed: true,
    squashAllowed: true,
    viewer: 'gatehouse[bot]',
    viewerIsAdmin: false,
    viewerBypasses: false,
    requiredChecks: [
      { context: 'gatehouse/main', appId: 999, from: 'ruleset' },
      { context: 'test', appId: null, from: 'ruleset' },
    ],
    strict: false,
    mergeQueue: false,
    otherRules: [],
    requiredApprovals: 0,
    seenContexts: ['gatehouse/main', 'test', 'lint'],
    postingApp: 999,
    canChangeWorkflows: null,
    behind: 0,
    ...parts,
  };
}

export function disposed(parts: Partial<DisposeInput> = {}) {
  const input = { policy: mergePolicy(), verdict: gate(), live: live(), posture: posture(), now: NOW, freezeInput: '' };
  return dispose({ ...input, ...parts });
}
