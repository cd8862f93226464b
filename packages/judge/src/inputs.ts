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

const SPEC = {
  token: required(
    "a token that may read contents and pull requests, usually by leaving it out: the job's own is the default",
  ),
  policy: repositoryPath,
  'fail-on': oneOf(FAIL_ON),
  'pull-request': pullRequestNumber,
  sarif: text,
  review: text,
};

/**
 * Inputs of every judging action; those that an action does not declare are empty.
 * @throws GatehouseError `invalid-input`
 */
export function readJudgeInputs(input: (name: string) => string): JudgeInputs {
  const { 'fail-on': failOn, 'pull-request': pullRequest, ...rest } = readInputs(SPEC, input);
  return { ...rest, failOn, pullRequest };
}
