import { parse } from 'yaml';
import { type Job, pagesWithSnippets, snippets, type Workflow } from './workflows.ts';

interface Trigger {
  readonly event: string;
  /** The activity type; null for events that have none, or where the caller takes all. */
  readonly type: string | null;
}

/** A job of a workflow that people copy, which calls a reusable workflow of this repository. */
export interface DocumentedCaller {
  readonly page: string;
  /** File name of the called workflow. */
  readonly workflow: string;
  readonly job: Job;
  readonly on: Readonly<Record<string, { readonly types?: readonly string[] } | null>>;
}

const called = (job: Job): string | undefined =>
  /^OWNER\/gatehouse\/\.github\/workflows\/([\w.-]+)@/.exec(job.uses ?? '')?.[1];

function callersIn(
  page: string,
  content: Partial<Pick<DocumentedCaller, 'on'> & Pick<Workflow, 'jobs'>>,
): DocumentedCaller[] {
  const { on, jobs = {} } = content;
  return Object.values(jobs).flatMap((job) => {
    const workflow = called(job);
    return workflow === undefined || on === undefined ? [] : [{ page, workflow, job, on }];
  });
}

export function documentedCallers(): DocumentedCaller[] {
  return pagesWithSnippets().flatMap((page) =>
    snippets(page)
      .map((text) => parse(text))
      .flatMap((content) => callersIn(page, content)),
  );
}

/** What any documented caller of a workflow listens to, each once. */
export function listensTo(workflow: string): Trigger[] {
  const triggers = documentedCallers()
    .filter((caller) => caller.workflow === workflow)
    .flatMap(({ on }) =>
      Object.entries(on).flatMap(([event, filter]) =>
        (filter?.types ?? [null]).map((type): [string, Trigger] => [`${event} ${type}`, { event, type }]),
      ),
    );
  return [...new Map(triggers).values()];
}
