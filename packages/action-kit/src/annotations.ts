import type { Finding, Verdict } from '@gatehouse/policy';
import type { AnnotationPlace, RunnerIo } from './io.ts';
import { clip } from './text.ts';

/** GitHub keeps ten of a type from one step and drops the rest without a word; the last one is for saying so. */
const MAX_OF_A_TYPE = 10;

function place(finding: Finding): AnnotationPlace {
  return {
    title: finding.rule,
    ...(finding.path === null ? {} : { file: finding.path }),
    ...(finding.path === null || finding.line === null ? {} : { startLine: finding.line }),
  };
}

/** Findings on the diff: errors when they stop the change, notices when they are advice. */
export function annotateFindings(io: Pick<RunnerIo, 'annotate'>, verdict: Verdict): void {
  const level = verdict.outcome === 'skip' ? 'notice' : 'error';
  const { findings } = verdict;
  const shown = findings.length > MAX_OF_A_TYPE ? findings.slice(0, MAX_OF_A_TYPE - 1) : findings;
  for (const finding of shown) {
    io.annotate(level, clip(`${finding.message}\nWay out: ${finding.fix}`, 4000), place(finding));
  }
  const more = (verdict.counts?.findings ?? findings.length) - shown.length;
  if (more > 0) io.annotate(level, `${more} more in the job summary.`, { title: 'Gatehouse' });
}
