import { momentOf } from '../clock.ts';
import type { RepositoryState, World } from '../model.ts';
import type { App, CheckConclusion, CheckRun, CheckStatus, CheckSuite } from './model.ts';

export interface SuiteInput {
  /** Default `github-actions`. */
  readonly app?: string | Omit<App, 'name'>;
  /** ISO 8601. */
  readonly at?: string;
}

export interface CheckRunInput extends SuiteInput {
  readonly name: string;
  /** Default `completed`. */
  readonly status?: CheckStatus;
  /** Default `success` when completed. */
  readonly conclusion?: CheckConclusion | null;
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly text?: string | null;
  readonly detailsUrl?: string | null;
  readonly externalId?: string;
  /** The suite it belongs to; default: the app's latest on the commit, made if there is none. */
  readonly suite?: CheckSuite;
}

export type CheckRunChange = Partial<Pick<CheckRun, 'status' | 'conclusion' | 'title' | 'summary' | 'text'>>;

/** Ids that the real apps have. */
const APPS: Readonly<Record<string, number>> = { 'github-actions': 15368, renovate: 2740, dependabot: 29110 };

/** The app of that slug; one that is not known by name has its bot's id. */
function appOf(world: World, ref: string | Omit<App, 'name'>): App {
  const { slug, id } = typeof ref === 'string' ? { slug: ref, id: null } : ref;
  return { slug, id: id ?? APPS[slug] ?? world.accounts.ensure(`${slug}[bot]`).id, name: slug };
}

/** Check suites and runs by commit. */
export class Checks {
  readonly #repository: RepositoryState;

  constructor(repository: RepositoryState) {
    this.#repository = repository;
  }

  /** Oldest first. */
  suites(sha: string): readonly CheckSuite[] {
    return this.#repository.suitesBySha.get(sha) ?? [];
  }

  /** Of all suites of the commit, oldest first. */
  runs(sha: string): readonly CheckRun[] {
    return this.suites(sha)
      .flatMap(({ runs }) => runs)
      .sort((a, b) => a.id - b.id);
  }

  addSuite(sha: string, input: SuiteInput = {}): CheckSuite {
    const { world, suitesBySha } = this.#repository;
    const at = momentOf(world.clock, input.at);
    const app = appOf(world, input.app ?? 'github-actions');
    const suite: CheckSuite = {
      id: world.nextId(),
      sha,
      app,
      createdAt: at,
      updatedAt: at,
      workflowRun: null,
      runs: [],
    };
    suitesBySha.set(sha, [...this.suites(sha), suite]);
    return suite;
  }

  addRun(sha: string, input: CheckRunInput): CheckRun {
    const { world } = this.#repository;
    const app = appOf(world, input.app ?? 'github-actions');
    const suite =
      input.suite ?? this.suites(sha).findLast((candidate) => candidate.app.id === app.id) ?? this.addSuite(sha, input);
    const status = input.status ?? 'completed';
    const at = momentOf(world.clock, input.at);
    const run: CheckRun = {
      id: world.nextId(),
      suite,
      name: input.name,
      externalId: input.externalId ?? '',
      detailsUrl: input.detailsUrl ?? null,
      startedAt: status === 'queued' ? null : at,
      status,
      conclusion: status === 'completed' ? (input.conclusion ?? 'success') : null,
      title: input.title ?? null,
      summary: input.summary ?? null,
      text: input.text ?? null,
      completedAt: status === 'completed' ? at : null,
    };
    suite.runs.push(run);
    suite.updatedAt = at;
    this.#tell(run, 'created');
    if (run.status === 'completed') this.#tell(run, 'completed');
    return run;
  }

  /** Changes a run; one that gets a conclusion is completed. */
  updateRun(run: CheckRun, change: CheckRunChange): void {
    const { conclusion } = change;
    const wasCompleted = run.status === 'completed';
    Object.assign(run, conclusion === undefined || conclusion === null ? change : { ...change, status: 'completed' });
    run.suite.updatedAt = this.#repository.world.clock.next();
    run.completedAt = run.status === 'completed' ? run.suite.updatedAt : null;
    if (run.status !== 'completed') run.conclusion = null;
    else if (!wasCompleted) this.#tell(run, 'completed');
  }

  #tell(run: CheckRun, action: 'created' | 'completed'): void {
    this.#repository.announce({ event: 'check_run', action, run, sender: `${run.suite.app.slug}[bot]` });
  }
}
