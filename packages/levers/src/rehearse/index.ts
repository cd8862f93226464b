export { ownTrials } from './own/trials.ts';
export type { OwnDeps, OwnInputs } from './own/types.ts';
export { type ReadOnly, readOnly } from './read-only.ts';
export { type RehearsalRecord, recordOf, rehearsalSummary, renderRecord, wordsOf } from './record.ts';
export { runTrials } from './run-trials.ts';
export {
  type Expectation,
  type Observation,
  observe,
  type Trial,
  type TrialResult,
} from './trial.ts';
