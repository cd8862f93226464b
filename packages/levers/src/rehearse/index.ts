export { type ReadOnly, readOnly } from './read-only.ts';
export { type RehearsalRecord, recordOf, rehearsalSummary, renderRecord, wordsOf } from './record.ts';
export { rehearse, type TrialList } from './rehearse.ts';
export {
  type Expectation,
  type Observation,
  observe,
  type Trial,
  type TrialOutcome,
  type TrialResult,
} from './trial.ts';
