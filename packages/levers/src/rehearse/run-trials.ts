import { runTrial, type Trial, type TrialResult } from './trial.ts';

/** A list of trials, each made when those before it are over: a later one may need what an earlier one did. */
export type TrialList = AsyncIterable<Trial> | Iterable<Trial>;

/** Runs trials one after another, and tells of each as soon as it is over. */
export async function runTrials(
  trials: TrialList,
  told: { readonly result: (result: TrialResult) => void | Promise<void>; readonly milliseconds: () => number },
): Promise<readonly TrialResult[]> {
  const results: TrialResult[] = [];
  for await (const trial of trials) {
    const result = await runTrial(trial, told.milliseconds);
    results.push(result);
    await told.result(result);
  }
  return results;
}
