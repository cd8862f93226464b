import type { RollbackReport } from '@gatehouse/levers';
import { columns } from '../columns.ts';
import { printable, printableJson } from '../escape.ts';
import { asOptions } from '../fault.ts';
import { counted, short } from '../short.ts';
import type { Colors } from '../terminal.ts';

/** The plan for people: what would be done, what was checked, and why not. */
export function renderPlan(report: RollbackReport, colors: Colors): string {
  const { summary, refusals, evidence, outcome } = report;
  // The first reason stands below, with its rule and its fix.
  const headlineText = summary.replace(`: ${refusals[0]?.message}`, '.');
  const headline = outcome === 'planned' ? colors.green(printable(summary)) : colors.red(printable(headlineText));
  const checks = columns(evidence.map((one) => [one.check, one.outcome, printable(one.detail)]));
  const reasons = refusals.flatMap(({ rule, place, message, fix }) => [
    `${rule}${place === null ? '' : ` at ${printable(place)}`}: ${printable(message)}`,
    `  fix: ${printable(asOptions(fix))}`,
  ]);
  const parts = [[headline], checks, images(report), written(report), reasons, others(report)];
  const said = parts.filter((part) => part.length > 0);
  return `${said.map((part) => part.join('\n')).join('\n\n')}\n`;
}

/** Where else a refused rollback could go. */
function others({ outcome, others: states }: RollbackReport): readonly string[] {
  if (outcome !== 'refused' || states.length === 0) return [];
  return ['other targets:', ...states.map(({ target, committedAt }) => `  ${target}  since ${committedAt}`)];
}

function images({ from, to }: RollbackReport): readonly string[] {
  const digests = [...(to?.digests ?? [])];
  const rows = digests.map(([image, digest]) => {
    const now = from?.digests.get(image);
    return [
      printable(image),
      now === digest ? 'stays' : `${now === undefined ? 'several' : short(now)} -> ${short(digest)}`,
    ];
  });
  return columns(rows);
}

function written({ paths, hold }: RollbackReport): readonly string[] {
  const held =
    hold === null
      ? []
      : [
          `the hold would refuse ${counted(hold.refuses.length, 'digest')}, and builds of ${[hold.revision ?? 'no known revision'].flat().join(', ')}`,
        ];
  return [...paths.map((path) => `would write ${printable(path)}`), ...(paths.length === 0 ? [] : held)];
}

export function renderJson(report: RollbackReport): string {
  const plain = (_key: string, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);
  return `${printableJson(JSON.parse(JSON.stringify(report, plain)))}\n`;
}
