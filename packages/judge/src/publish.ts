import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotateFindings,
  type FailOn,
  listOutput,
  type RunnerIo,
  renderVerdictSummary,
  setOutputs,
} from '@gatehouse/action-kit';
import { highestUpdate, type Verdict, verdictForOutput } from '@gatehouse/policy';

/** Keeps the whole verdict for later steps; returns the file's path. */
export function keepVerdict(tempDir: string, verdict: Verdict): string {
  const file = join(mkdtempSync(join(tempDir, 'gatehouse-')), 'verdict.json');
  writeFileSync(file, JSON.stringify(verdict));
  return file;
}

export interface PublishOptions {
  readonly failOn: FailOn;
  readonly serverUrl: string;
  readonly verdictFile: string;
  /** Outputs besides those of every gate. */
  readonly outputs?: Readonly<Record<string, string>>;
}

/** Tells the verdict everywhere a run can: outputs for jobs, a summary and annotations for people, one line in the log. */
export async function publish(io: RunnerIo, verdict: Verdict, options: PublishOptions): Promise<void> {
  const { bumps } = verdict;
  setOutputs(io, {
    outcome: verdict.outcome,
    verdict: verdictForOutput(verdict),
    'verdict-file': options.verdictFile,
    'update-type': highestUpdate(bumps) ?? '',
    packages: listOutput([...new Set(bumps.map((bump) => bump.name))].sort()),
    ...options.outputs,
  });
  annotateFindings(io, verdict);
  io.log(`${verdict.outcome}: ${verdict.summary}`);
  const neverFails = options.failOn === 'never';
  await io.summary(renderVerdictSummary(verdict, { serverUrl: options.serverUrl, neverFails }));
}
