import type { Verdict } from '@gatehouse/policy';
import { bindingLine } from './binding.ts';
import { type Budget, MAX_SUMMARY_BYTES } from './budget.ts';
import { bumpsSection } from './bumps.ts';
import { findingsSection } from './findings.ts';
import { fullSection } from './full.ts';
import { headline, memberHeadline, PROTECTS_NOTHING } from './headline.ts';
import { judgesSection, reviewSection } from './judges.ts';
import { editsSection, notesSection, uncheckedSection } from './notes.ts';
import { placesOf } from './places.ts';
import { riskSection } from './risk.ts';

export interface SummaryOptions {
  /** `https://github.com` */
  readonly serverUrl: string;
  /** Says in the summary that the check protects nothing. */
  readonly neverFails?: boolean;
  readonly maxBytes?: number;
}

function sections(verdict: Verdict, serverUrl: string, budget: Budget): string[] {
  const places = placesOf(verdict, serverUrl);
  return [
    ...findingsSection(verdict, places, budget),
    ...riskSection(verdict, places, budget),
    ...reviewSection(verdict),
    ...judgesSection(verdict),
    ...bumpsSection(verdict, places, budget),
    ...editsSection(verdict, places, budget),
    ...notesSection(verdict, budget),
    ...uncheckedSection(verdict, budget),
  ];
}

function memberSections(verdict: Verdict, serverUrl: string, budget: Budget): string[] {
  const members = verdict.members ?? [];
  const lines: string[] = [];
  for (const [i, member] of members.entries()) {
    const top = memberHeadline(member);
    budget.left -= Buffer.byteLength(top.join('\n'));
    lines.push(...top, ...sections(member, serverUrl, budget));
    if (budget.left < 4096) return [...lines, `${members.length - i - 1} more entries did not fit here.`, ''];
  }
  return lines;
}

/**
 * A verdict as Markdown for a person: the answer first, then what stops it and the way out, then what it consists of, then
 * exactly what was judged. Text from the change is escaped; the result is never longer than `maxBytes` (a step's summary
 * ends at 1 MiB).
 */
export function renderVerdictSummary(verdict: Verdict, options: SummaryOptions): string {
  const budget: Budget = { left: options.maxBytes ?? MAX_SUMMARY_BYTES };
  const top = [...headline(verdict), ...(options.neverFails ? [PROTECTS_NOTHING] : [])];
  const bottom = [bindingLine(verdict, placesOf(verdict, options.serverUrl)), ''];
  budget.left -= Buffer.byteLength([...top, ...bottom].join('\n')) + 1024;
  // A group repeats what its members say; told once, under the pull request it is about.
  const told = verdict.members?.length ? memberSections : sections;
  const middle = told(verdict, options.serverUrl, budget);
  return [...top, ...middle, ...bottom, ...fullSection(verdict, budget)].join('\n');
}
