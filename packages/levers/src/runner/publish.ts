import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunnerIo, setOutputs } from '@gatehouse/action-kit';
import type { Refusal } from '@gatehouse/release';
import { asSentence, refusalLine } from '../shared/render.ts';
import type { LeverReport } from '../shared/report.ts';

/** More annotations than GitHub shows of one step would only hide the log. */
const MAX_ANNOTATIONS = 10;

export type PublishIo = Pick<RunnerIo, 'output' | 'summary' | 'annotate' | 'log'>;

export interface Publication {
  /** The whole report is kept here as JSON. */
  readonly folder: string;
  /** `gatehouse-promote.json` */
  readonly name: string;
  /** Beside `outcome` and `report-file`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly page: string;
  /** Told as warnings: they are results, and the run is none the worse for them. */
  readonly alarms?: readonly Refusal[];
}

/** Says what a lever found and did, in outputs, a file, the summary and the log; answers the exit code. */
export async function publishReport(
  io: PublishIo,
  report: LeverReport,
  { folder, name, outputs, page, alarms = [] }: Publication,
): Promise<0 | 1> {
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(report, plain, 2)}\n`);
  setOutputs(io, { outcome: report.outcome, 'report-file': file, ...outputs });
  for (const { check, outcome, detail } of report.evidence) io.log(`${check}: ${outcome}; ${detail}`);
  tell(io, 'error', report.refusals);
  tell(io, 'warning', alarms);
  io.log(report.summary);
  await io.summary(page);
  return report.outcome === 'refused' ? 1 : 0;
}

function tell(io: PublishIo, level: 'error' | 'warning', told: readonly Refusal[]): void {
  for (const one of told) io.log(refusalLine(one));
  for (const { rule, message, fix } of told.slice(0, MAX_ANNOTATIONS)) {
    io.annotate(level, `${asSentence(message)} ${fix}`, { title: rule });
  }
}

/** What is kept by name is an object in JSON. */
function plain(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
