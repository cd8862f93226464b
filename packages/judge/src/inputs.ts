import {
  FAIL_ON,
  type FailOn,
  oneOf,
  pullRequestNumber,
  readInputs,
  repositoryPath,
  required,
  text,
} from '@gatehouse/action-kit';

export interface JudgeInputs {
  readonly token: string;
  /** Path of the policy file at the base. */
  readonly policy: string;
  readonly failOn: FailOn;
  /** Judged instead of what the event carries; null: the event's. */
  readonly pullRequest: number | null;
  /** Path of a SARIF file in the workspace; empty: none. */
  readonly sarif: string;
  /** What a reviewer of this very run said, as JSON; empty: nothing. */
  readonly review: string;
}

export type JudgeInputsReader = (input: (name: string) => string) => JudgeInputs;

const CHANGE = {
  token: required(
    "a token that may read contents and pull requests, usually by leaving it out: the job's own is the default",
  ),
  policy: repositoryPath,
  'fail-on': oneOf(FAIL_ON),
  'pull-request': pullRequestNumber,
};

/**
 * Inputs of a gate that judges the change and what stands under it.
 * @throws GatehouseError `invalid-input`
 */
export const readChangeInputs: JudgeInputsReader = (input) => {
  const { 'fail-on': failOn, 'pull-request': pullRequest, ...rest } = readInputs(CHANGE, input);
  return { ...rest, failOn, pullRequest, sarif: '', review: '' };
};

/**
 * Inputs of a gate that also takes what reviewers of this run hand over.
 * @throws GatehouseError `invalid-input`
 */
export const readReviewInputs: JudgeInputsReader = (input) => ({
  ...readChangeInputs(input),
  ...readInputs({ sarif: text, review: text }, input),
});
