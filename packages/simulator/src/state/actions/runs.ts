import type { Checks } from '../checks/checks.ts';
import type { CheckConclusion, CheckStatus } from '../checks/model.ts';
import { momentOf } from '../clock.ts';
import type { RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import { tipOf } from '../refs.ts';
import type { Artifact, WorkflowRun } from './model.ts';
import { zip } from './zip.ts';

export interface WorkflowRunInput {
  /** `.github/workflows/review.yml` */
  readonly path: string;
  /** `pull_request_target`, `workflow_run`, … */
  readonly event: string;
  /** Default: the default branch. */
  readonly headBranch?: string | null;
  /** Default: the head branch's tip. */
  readonly headSha?: string;
  /** `owner/name`; default: this repository. */
  readonly headRepository?: string;
  readonly name?: string;
  /** Login; default: octocat. */
  readonly actor?: string;
  readonly attempt?: number;
  /** Default `completed`. */
  readonly status?: CheckStatus;
  /** Default `success` when completed. */
  readonly conclusion?: CheckConclusion | null;
  /** ISO 8601. */
  readonly at?: string;
}

export interface ArtifactInput {
  readonly name: string;
  /** Contents by path inside the zip file. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Instead of `files`: the zip file itself, as hostile as may be. */
  readonly bytes?: Uint8Array;
  readonly expired?: boolean;
  /** ISO 8601. */
  readonly at?: string;
}

/** Runs of workflows and what they uploaded. Nothing runs here: tests say what ran. */
export class WorkflowRuns {
  readonly #repository: RepositoryState;
  readonly #checks: Checks;
  readonly #workflowIds = new Map<string, number>();

  constructor(repository: RepositoryState, checks: Checks) {
    this.#repository = repository;
    this.#checks = checks;
  }

  /** Adds a run with a check suite of its own. */
  add(input: WorkflowRunInput): WorkflowRun {
    const repository = this.#repository;
    const { world, workflowRuns } = repository;
    const headBranch = input.headBranch === undefined ? repository.defaultBranch : input.headBranch;
    const headSha = input.headSha ?? tipOf(repository, headBranch ?? repository.defaultBranch);
    const status = input.status ?? 'completed';
    const suite = this.#checks.addSuite(headSha, input.at === undefined ? {} : { at: input.at });
    const run: WorkflowRun = {
      id: world.nextId(),
      workflowId: this.#workflowId(input.path),
      name: input.name ?? input.path,
      path: input.path,
      event: input.event,
      headBranch,
      headSha,
      headRepository: input.headRepository ?? repository.name,
      number: workflowRuns.size + 1,
      attempt: input.attempt ?? 1,
      actor: accountOf(world, input.actor ?? 'octocat'),
      createdAt: momentOf(world.clock, input.at),
      suite,
      artifacts: [],
      status,
      conclusion: status === 'completed' ? (input.conclusion ?? 'success') : null,
    };
    suite.workflowRun = run;
    workflowRuns.set(run.id, run);
    this.#tell(run, 'requested');
    if (status === 'completed') this.#tell(run, 'completed');
    return run;
  }

  complete(run: WorkflowRun, conclusion: CheckConclusion): void {
    run.status = 'completed';
    run.conclusion = conclusion;
    run.suite.updatedAt = this.#repository.world.clock.next();
    this.#tell(run, 'completed');
  }

  addArtifact(run: WorkflowRun, input: ArtifactInput): Artifact {
    const { world } = this.#repository;
    const artifact: Artifact = {
      id: world.nextId(),
      name: input.name,
      run,
      createdAt: momentOf(world.clock, input.at),
      bytes: input.bytes ?? zip(input.files ?? {}),
      expired: input.expired ?? false,
    };
    run.artifacts.push(artifact);
    return artifact;
  }

  #workflowId(path: string): number {
    const known = this.#workflowIds.get(path) ?? this.#repository.world.nextId();
    this.#workflowIds.set(path, known);
    return known;
  }

  #tell(run: WorkflowRun, action: 'requested' | 'completed'): void {
    this.#repository.announce({ event: 'workflow_run', action, run, sender: run.actor.login });
  }
}

/** Of all runs, newest first, as lists give them. */
export const allArtifacts = ({ workflowRuns }: RepositoryState): Artifact[] =>
  [...workflowRuns.values()].flatMap(({ artifacts }) => artifacts).sort((a, b) => b.id - a.id);
