export { annotateFindings } from './annotations.ts';
export { type RunnerContext, readRunnerContext } from './context.ts';
export { type EventTarget, eventTarget, namedTarget } from './event.ts';
export { exitCode, FAIL_ON, type FailOn } from './exit.ts';
export { explainFault, guarded } from './fault.ts';
export {
  bool,
  type InputReader,
  list,
  oneOf,
  pullRequestNumber,
  readInputs,
  repositoryPath,
  required,
  text,
} from './inputs.ts';
export { type AnnotationLevel, type AnnotationPlace, type RunnerIo, runnerIo } from './io.ts';
export { code, markdown, prose, tableRow } from './markdown.ts';
export { listOutput, setOutputs } from './outputs.ts';
export { policyDigest } from './policy-digest.ts';
export { type DecisionOptions, renderDecision } from './summary/decision.ts';
export { renderVerdictSummary } from './summary/render.ts';
export { clip, plain } from './text.ts';
