import type { Job, Workflow } from '../workflows/read.ts';

export type Called = 'gate' | 'sweep' | 'signal';

/** A job that calls one of our reusable workflows. */
export interface Call {
  readonly workflow: Workflow;
  readonly job: Job;
  /** What stands behind the `@`. */
  readonly ref: string;
}

/** `owner/name/.github/workflows/gate.yml@ref`: whoever hosts it, the file is named so. */
const USES = /^[\w.-]+\/([\w.-]+)\/\.github\/workflows\/(gate|sweep|signal)\.yml@(.+)$/;

/** Jobs of the workflows that call ours. */
export function callsOf(workflows: readonly Workflow[], called: Called): readonly Call[] {
  return workflows.flatMap((workflow) =>
    workflow.jobs.flatMap((job) => {
      const [, , name, ref] = USES.exec(job.calls ? (job.uses[0] ?? '') : '') ?? [];
      return name === called && ref !== undefined ? [{ workflow, job, ref }] : [];
    }),
  );
}
