import { readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

export interface ReportInputs {
  readonly token: string;
  /** JSON of the judging job, or empty. */
  readonly verdict: string;
  readonly policy: string;
  /** `success`, `failure`, `cancelled`, `skipped`, or empty when the workflow does not say. */
  readonly judgeResult: string;
}

const SPEC = {
  token: required("a token that may write statuses, usually by leaving it out: the job's own is the default"),
  verdict: text,
  policy: repositoryPath,
  'judge-result': text,
};

/** @throws GatehouseError `invalid-input` */
export function readReportInputs(input: (name: string) => string): ReportInputs {
  const { 'judge-result': judgeResult, ...rest } = readInputs(SPEC, input);
  return { ...rest, judgeResult };
}
