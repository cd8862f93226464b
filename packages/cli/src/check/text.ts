import type { DispositionKind, Finding, Outcome, Verdict } from '@gatehouse/policy';
import { columns } from '../columns.ts';
import type { DecidedVerdict } from '../decided.ts';
import { printable } from '../escape.ts';
import { place } from '../place.ts';
import { short } from '../short.ts';
import type { Colors } from '../terminal.ts';
import { shownVersion } from '../versions.ts';
import { at, dispositionLines, riskLines } from './disposition.ts';

/** A verdict for people: the outcome in a sentence, a table of bumps, each finding with place, reason and way out, risk and disposition. */
export function verdictText(verdict: DecidedVerdict, colors: Colors): string {
  const sections = [
    [painter(verdict.outcome, colors)(printable(verdict.summary))],
    bumpTable(verdict, colors),
    ...verdict.findings.map((finding) => findingLines(finding, colors)),
    (verdict.edits ?? []).map((edit) => printable(`admitted edit ${edit.edit} in ${place(edit)}: ${edit.message}`)),
    ...decision(verdict, colors),
    (verdict.notes ?? []).map((note) => `note: ${printable(note)}`),
    verdict.unchecked.length > 0 ? [colors.dim(`not checked here: ${verdict.unchecked.join(', ')}`)] : [],
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const STOPS: ReadonlySet<DispositionKind> = new Set(['blocked', 'held', 'error']);

function unbound(author: string | null): string {
  return printable(
    `diff-scope, above, does not bind ${author ?? 'the author'}: the policy has a lane for that account`,
  );
}

function decision(verdict: DecidedVerdict, colors: Colors): string[][] {
  const { risk, rollback, disposition, outcome, author } = verdict;
  const told = new Set(verdict.findings.map(({ rule }) => rule));
  return [
    rollback ? [`a rollback: it takes the base back to what it was at ${short(rollback.commit)}`] : [],
    risk ? riskLines(risk, colors) : [],
    disposition ? dispositionLines(disposition, told, colors) : [],
    // Its exit code is that of diff-scope, whoever is asked to pass it.
    outcome === 'block' && disposition && !STOPS.has(disposition.kind) ? [unbound(author)] : [],
  ];
}

function painter(outcome: Outcome, colors: Colors): (text: string) => string {
  return { pass: colors.green, skip: colors.yellow, block: colors.red, error: colors.magenta }[outcome];
}

export function bumpTable(verdict: Pick<Verdict, 'bumps'>, colors: Colors): string[] {
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
  return [
    `${colors.bold(printable(finding.rule))}${at(finding)}`,
    `  ${printable(finding.message)}`,
    `  fix: ${printable(finding.fix)}`,
  ];
}
