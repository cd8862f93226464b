import { createHash } from 'node:crypto';
import { type ChangedFile, type FileSide, locate, proveChange } from '@gatehouse/bumps';
import { type Conversation, NO_CONVERSATION } from '../evidence/conversation.ts';
import type { Rollback } from '../merge/rollback.ts';
import { change, policyOf } from '../testing.ts';
import type { Verdict } from '../verdict.ts';
import { judgeRisk } from './judge.ts';
import type { Risk } from './types.ts';

/** Builders for tests of risk: real texts through the real proof and the real differences. */

export interface RiskCase {
  readonly path?: string;
  /** Null: absent on that side. */
  readonly before: string | null;
  readonly after: string | null;
}

export function changedFile({ path = 'kubernetes/app.yaml', before, after }: RiskCase): ChangedFile {
  return { path, pathIsText: true, before: side(before), after: side(after) };
}

/** The verdict on some files; `text` is the policy's. */
export function judged(
  cases: readonly (RiskCase | ChangedFile)[],
  text: string | null = null,
  parts: {
    readonly conversation?: Partial<Conversation>;
    readonly change?: Parameters<typeof change>[0];
    readonly rollback?: Rollback | null;
  } = {},
): Verdict {
  const files = cases.map((one) => ('pathIsText' in one ? one : changedFile(one)));
  const all = change({ files, ...parts.change });
  return judgeRisk({
    policy: policyOf(text === null ? null : `version: 1\n${text}`),
    change: all,
    proof: proveChange(all, locate),
    locate,
    rollback: parts.rollback ?? null,
    conversation: { ...NO_CONVERSATION, ...parts.conversation },
    tool: 'gatehouse@1.2.3',
    now: new Date('2026-11-21T12:00:00Z'),
  });
}

export function riskOf(cases: readonly (RiskCase | ChangedFile)[], text: string | null = null): Risk {
  const { risk } = judged(cases, text);
  if (risk === undefined) throw new Error('a verdict on risk has a risk');
  return risk;
}

/** `high risk/rbac`, each once, in order. */
export function ruleLevels(risk: Risk): readonly string[] {
  return [...new Set(risk.reasons.map(({ level, rule }) => `${level} ${rule}`))];
}

function side(text: string | null): FileSide | null {
  if (text === null) return null;
  const bytes = new TextEncoder().encode(text);
  const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return { mode: '100644', oid, bytes, size: bytes.length };
}
