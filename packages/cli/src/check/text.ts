import type { Finding, Outcome, Verdict } from '@gatehouse/policy';
import { columns } from '../columns.ts';
import { printable } from '../escape.ts';
import { place } from '../place.ts';
import type { Colors } from '../terminal.ts';
import { shownVersion } from '../versions.ts';

/** A verdict for people: the outcome in a sentence, a table of bumps, each finding with place, reason and way out. */
export function verdictText(verdict: Verdict, colors: Colors): string {
  const sections = [
    [painter(verdict.outcome, colors)(printable(verdict.summary))],
    bumpTable(verdict, colors),
    ...verdict.findings.map((finding) => findingLines(finding, colors)),
    (verdict.edits ?? []).map((edit) => printable(`admitted edit ${edit.edit} in ${place(edit)}: ${edit.message}`)),
    (verdict.notes ?? []).map((note) => `note: ${printable(note)}`),
    verdict.unchecked.length > 0 ? [colors.dim(`not checked here: ${verdict.unchecked.join(', ')}`)] : [],
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function painter(outcome: Outcome, colors: Colors): (text: string) => string {
  return { pass: colors.green, skip: colors.yellow, block: colors.red, error: colors.magenta }[outcome];
}

function bumpTable(verdict: Verdict, colors: Colors): string[] {
  if (verdict.bumps.length === 0) return [];
  const rows = verdict.bumps.map((bump) => [
    printable(bump.name),
    shownVersion(bump.from),
    shownVersion(bump.to),
    bump.update,
    printable(place(bump)),
  ]);
  const [head = '', ...lines] = columns([['package', 'from', 'to', 'update', 'place'], ...rows]);
  return [colors.bold(head), ...lines];
}

function findingLines(finding: Finding, colors: Colors): string[] {
  const where = finding.path === null ? '' : `  ${printable(place({ path: finding.path, line: finding.line }))}`;
  return [
    `${colors.bold(printable(finding.rule))}${where}`,
    `  ${printable(finding.message)}`,
    `  fix: ${printable(finding.fix)}`,
  ];
}
