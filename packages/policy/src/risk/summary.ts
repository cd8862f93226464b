import type { Finding, VerdictBump } from '../verdict.ts';
import type { Risk, RiskReason } from './types.ts';

const UPDATES = new Set(['risk/update', 'risk/commit-update']);

interface Judged {
  readonly risk: Risk;
  readonly bumps: readonly Pick<VerdictBump, 'update'>[];
  readonly findings: readonly Finding[];
  readonly bound: boolean;
  readonly author: string | null;
}

/** One sentence: how risky, and why first of all. */
export function riskSummary({ risk, bumps, findings, bound, author }: Judged): string {
  const said = `${capital(risk.level)} risk: ${why(risk, bumps)}`;
  const [finding] = findings;
  if (finding === undefined) return `${said}.`;
  const declared = `${said}; ${finding.message}`;
  return bound
    ? `Blocked: ${declared}.`
    : `Advice only, because ${author ?? 'the author'} is not bound by the gate: ${declared}.`;
}

function why({ level, reasons }: Risk, bumps: Judged['bumps']): string {
  const highest = reasons.filter((reason) => reason.level === level);
  const [first] = highest;
  if (first === undefined) return 'nothing differs';
  if (reasons.every(({ rule }) => UPDATES.has(rule))) return `nothing but ${bumpsInWords(bumps)}`;
  const rules = new Set(highest.map(({ rule }) => rule)).size;
  const more = rules > 1 ? `, and ${rules - 1} more ${rules === 2 ? 'reason' : 'reasons'} of that level` : '';
  return `${placeOf(first)}${first.message.replace(/\.$/, '')}${more}`;
}

function bumpsInWords(bumps: Judged['bumps']): string {
  const types = [...new Set(bumps.map(({ update }) => update))].sort().join(', ');
  return bumps.length === 1 ? `a proved ${types} update` : `${bumps.length} proved updates (${types})`;
}

function placeOf({ path, line }: RiskReason): string {
  if (path === null) return '';
  return line === null ? `${path}: ` : `${path}:${line}: `;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
