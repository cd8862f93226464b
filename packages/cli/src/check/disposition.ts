import type { Disposition, DispositionReason, Risk } from '@gatehouse/policy';
import { printable } from '../escape.ts';
import { place } from '../place.ts';
import type { Colors } from '../terminal.ts';

/** The risk with each of its reasons: rule, place and why. */
export function riskLines({ level, reasons, lowered }: Risk, colors: Colors): string[] {
  const paint = { low: colors.green, medium: colors.yellow, high: colors.red }[level];
  return [
    `${colors.bold('risk:')} ${paint(level)}`,
    ...reasons.map((reason) => {
      const other = reason.level === level ? '' : ` (${reason.level})`;
      return `  ${printable(reason.rule)}${other}${at(reason)}  ${printable(reason.message)}`;
    }),
    ...(lowered.length > 0 ? [`  policy lowered what is high: ${printable(lowered.join(', '))}`] : []),
  ];
}

/** What would become of a pull request, and why, without repeating findings that stand above. */
export function dispositionLines(disposition: Disposition, told: ReadonlySet<string>, colors: Colors): string[] {
  const { kind, next, reasons } = disposition;
  return [
    `${colors.bold('disposition:')} ${kind}. ${printable(next)}`,
    ...reasons.filter(({ rule }) => !told.has(rule)).flatMap(reasonLines),
  ];
}

function reasonLines(reason: DispositionReason): string[] {
  const fix = reason.fix === null ? [] : [`    fix: ${printable(reason.fix)}`];
  return [`  ${printable(reason.rule)}${at(reason)}`, `    ${printable(reason.message)}`, ...fix];
}

/** The place after two spaces; nothing when it is about the whole change. */
export function at({ path, line }: { readonly path: string | null; readonly line: number | null }): string {
  return path === null ? '' : `  ${printable(place({ path, line }))}`;
}
