import { errorVerdict, TOOL, type VerdictBump } from '@gatehouse/policy';
import type { DecidedVerdict } from '../decided.ts';
import { printable, printableJson } from '../escape.ts';
import { place } from '../place.ts';
import { shownVersion } from '../versions.ts';
import type { Judged, ReplayFormat, ReplaySetting } from './task.ts';

/** The line a replay prints for a commit. */
export function judgedLine(index: number, commit: string, verdict: DecidedVerdict, format: ReplayFormat): Judged {
  const line = format === 'jsonl' ? printableJson({ commit, ...verdict }) : tableRow(commit, verdict);
  const { outcome, findings, risk, disposition } = verdict;
  return {
    index,
    line,
    outcome,
    reason: findings[0]?.rule ?? null,
    risk: risk?.level ?? null,
    disposition: disposition?.kind ?? null,
    because: [...new Set(disposition?.reasons.map(({ rule }) => rule))],
    rollback: verdict.rollback !== undefined,
  };
}

/** The line for a commit, or what was given as one, that could not be judged. */
export function failedLine(index: number, commit: string, error: unknown, setting: ReplaySetting): Judged {
  const bound = { author: setting.assumed.author?.login ?? null, policyCommit: setting.source?.commit ?? null };
  return judgedLine(index, commit, errorVerdict(error, { head: commit, ...bound, tool: TOOL }), setting.format);
}

/** Fixed columns, so that a row can be printed before the next one is known. */
function tableRow(commit: string, verdict: DecidedVerdict): string {
  const { outcome, risk, disposition } = verdict;
  const fixed = [
    printable(commit).slice(0, 12).padEnd(12),
    outcome.padEnd(5),
    (risk?.level ?? '').padEnd(6),
    (disposition?.kind ?? '').padEnd(10),
  ];
  return `${fixed.join('  ')}  ${what(verdict)}`;
}

/** The first reason against it; without one, what it bumps. */
function what({ findings, bumps }: DecidedVerdict): string {
  const [finding, ...others] = findings;
  if (finding) {
    const where = finding.path === null ? '' : ` ${place({ path: finding.path, line: finding.line })}`;
    return `${printable(`${finding.rule}${where}: ${finding.message}`)}${more(others.length)}`;
  }
  const distinct = [...new Set(bumps.map(bumpText))];
  return `${distinct[0] ?? ''}${more(distinct.length - 1)}`;
}

function bumpText({ name, from, to, update }: VerdictBump): string {
  return `${update} ${printable(name)} ${shownVersion(from)} -> ${shownVersion(to)}`;
}

function more(count: number): string {
  return count > 0 ? ` (+${count} more)` : '';
}
