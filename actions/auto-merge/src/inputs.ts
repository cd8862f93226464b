import { oneOf, pullRequestNumber, readInputs, repositoryPath, required, text } from '@gatehouse/action-kit';

const MODES = ['dry-run', 'act'] as const;

export interface AutoMergeInputs {
  readonly token: string;
  /** JSON of the judging job, or empty. */
  readonly verdict: string;
  readonly policy: string;
  /** `success`, `failure`, `cancelled`, `skipped`, or empty when the workflow does not say. */
  readonly judgeResult: string;
  /** Acted on instead of what the event carries; null: the event's. */
  readonly pullRequest: number | null;
  /** `dry-run` writes nothing but its summary. */
  readonly mode: (typeof MODES)[number];
  /** Why nothing may be armed; empty: no freeze by this input. */
  readonly freeze: string;
}

const SPEC = {
  token: required('a token that may do what the README of this action lists, or leave it out for the job token'),
  verdict: text,
  policy: repositoryPath,
  'judge-result': text,
  'pull-request': pullRequestNumber,
  mode: oneOf(MODES),
  freeze: text,
};

/** @throws GatehouseError `invalid-input` */
export function readAutoMergeInputs(input: (name: string) => string): AutoMergeInputs {
  const { 'judge-result': judgeResult, 'pull-request': pullRequest, ...rest } = readInputs(SPEC, input);
  return { ...rest, judgeResult, pullRequest };
}
