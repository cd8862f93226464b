import type { Account } from './accounts.ts';
import type { WorkflowRun } from './actions/model.ts';
import { WorkflowRuns } from './actions/runs.ts';
import { knownApp } from './apps.ts';
import { Checks } from './checks/checks.ts';
import type { CheckSuite } from './checks/model.ts';
import { momentOf } from './clock.ts';
import { closePull } from './close-pull.ts';
import { type CommitInput, writeCommit } from './commits.ts';
import { Conversation } from './conversation/conversation.ts';
import { type Issue, type Label, newThread } from './conversation/model.ts';
import { happen } from './conversation/subjects.ts';
import type { Occurrence, RecordedEvent } from './events/model.ts';
import { record } from './events/record.ts';
import type { MergeMessage, MergeMethod } from './merge-pull.ts';
import { disarm } from './merging/arm.ts';
import { mergePull } from './merging/merge.ts';
import { Merging } from './merging/merging.ts';
import type { MergeRecord } from './merging/model.ts';
import { settle } from './merging/settle.ts';
import type { Network, PullRequest, QueueEntry, RepositoryState, World } from './model.ts';
import { accountOf } from './network.ts';
import type { GitObject } from './objects.ts';
import type { Role } from './permissions.ts';
import { headRepository, type PullRequestInput } from './pulls.ts';
import { moveBranch, removeBranch } from './push.ts';
import { enqueue, type MergeGroup, type QueueOptions } from './queue.ts';
import { nextNumber, pullRequestOf, tipOf } from './refs.ts';
import { resolveRevision } from './revisions.ts';
import { Rules } from './rules/rules.ts';
import { defaultSettings } from './settings.ts';
import type { Status, StatusState } from './statuses.ts';

export interface RepositoryOptions {
  readonly defaultBranch?: string;
  /** Default `private`: every read then needs its permission. Any token reads a public repository. */
  readonly visibility?: 'private' | 'public';
}

export interface StatusInput {
  readonly state: StatusState;
  readonly context: string;
  readonly description?: string | null;
  readonly targetUrl?: string | null;
  readonly creator?: string;
  /** The app whose token reports it; default: GitHub Actions for its own login, none for others. */
  readonly appId?: number | null;
  /** ISO 8601; default: the simulator's next second. */
  readonly at?: string;
}

/** One repository: refs, pull requests, merge queues and statuses over the network's objects. */
export class Repository implements RepositoryState {
  /** `owner/name` */
  readonly name: string;
  readonly id: number;
  readonly owner: Account;
  readonly world: World;
  readonly network: Network;
  readonly parent: RepositoryState | null;
  readonly defaultBranch: string;
  readonly visibility: 'private' | 'public';
  readonly createdAt: number;
  /** Full ref name to object id. */
  readonly refs = new Map<string, string>();
  readonly pulls = new Map<number, PullRequest>();
  readonly issues = new Map<number, Issue>();
  readonly labels = new Map<string, Label>();
  readonly roles = new Map<string, Role>();
  readonly suitesBySha = new Map<string, CheckSuite[]>();
  readonly workflowRuns = new Map<number, WorkflowRun>();
  /** By base branch; a branch has a merge queue once its key exists. */
  readonly queues = new Map<string, QueueEntry[]>();
  readonly statusesBySha = new Map<string, Status[]>();
  readonly settings = defaultSettings();
  readonly merges: MergeRecord[] = [];
  readonly events: RecordedEvent[] = [];
  /** Rulesets and classic protection. */
  readonly rules: Rules;
  /** Comments, reviews, labels and issues. */
  readonly conversation = new Conversation(this);
  readonly checks = new Checks(this);
  /** Arming, disarming, drafts. */
  readonly merging = new Merging(this);
  /** Workflow runs and their artifacts. */
  readonly runs = new WorkflowRuns(this, this.checks);

  constructor(
    world: World,
    network: Network,
    name: string,
    parent: RepositoryState | null,
    options: RepositoryOptions,
  ) {
    this.name = name;
    this.world = world;
    this.network = network;
    this.parent = parent;
    this.id = world.nextId();
    this.rules = new Rules(world, () => settle(this));
    this.owner = accountOf(world, name.slice(0, name.indexOf('/')));
    this.defaultBranch = options.defaultBranch ?? parent?.defaultBranch ?? 'main';
    this.visibility = options.visibility ?? parent?.visibility ?? 'private';
    this.createdAt = world.clock.next();
    network.members.push(this);
    world.repositories.set(name.toLowerCase(), this);
  }

  /**
   * Writes a commit and moves the branch to it. Without `branch` nothing points at the commit. A new branch starts at
   * the default branch's tip; `parents` overrides that and may rewrite the branch.
   */
  commit(
    input: CommitInput & { readonly branch?: string; readonly parents?: readonly string[]; readonly pusher?: string },
  ): string {
    const start = input.branch === undefined ? null : this.branchOrNull(input.branch);
    const tip = start ?? this.branchOrNull(this.defaultBranch);
    const { oid } = writeCommit(this.world, this.network, input.parents ?? (tip === null ? [] : [tip]), input);
    if (input.branch !== undefined) this.setBranch(input.branch, oid, input.pusher);
    return oid;
  }

  /** Points a branch at a commit, as a (forced) push by `pusher` does. */
  setBranch(branch: string, sha: string, pusher = 'octocat'): void {
    moveBranch(this, branch, sha, pusher);
  }

  /** Open pull requests from the branch, or into it, are closed. */
  deleteBranch(branch: string, by = 'octocat'): void {
    removeBranch(this, branch, by);
  }

  /** Makes a tag and returns what its ref points at: the target, or the tag object when annotated. */
  tag(name: string, sha: string, options: { readonly annotated?: boolean; readonly message?: string } = {}): string {
    const { store } = this.network;
    const target = store.get(sha);
    if (target === undefined) throw new Error(`no object ${sha}`);
    const oid = options.annotated
      ? store.putTag({
          target: sha,
          targetType: target.type,
          name,
          tagger: { name: this.owner.name, email: this.owner.email, seconds: this.world.clock.next() },
          message: options.message ?? `${name}\n`,
        }).oid
      : sha;
    this.refs.set(`refs/tags/${name}`, oid);
    return oid;
  }

  branchOrNull(branch: string): string | null {
    return this.refs.get(`refs/heads/${branch}`) ?? null;
  }

  /** The branch's tip; throws when there is no such branch. */
  branch(branch: string): string {
    return tipOf(this, branch);
  }

  /** What a revision (`main`, `v1`, `refs/…`, a SHA, `HEAD:path`, `v1^{commit}`) names; null: nothing. */
  resolve(revision: string): GitObject | null {
    return resolveRevision(this, revision);
  }

  /** A fork under another owner, sharing all objects. */
  fork(name: string): Repository {
    const fork = new Repository(this.world, this.network, name, this, {});
    for (const [ref, oid] of this.refs) if (/^refs\/(heads|tags)\//.test(ref)) fork.refs.set(ref, oid);
    return fork;
  }

  /** Deletes the repository; pull requests from it stay and have no head repository any more. */
  delete(): void {
    this.world.repositories.delete(this.name.toLowerCase());
    const { members } = this.network;
    members.splice(members.indexOf(this), 1);
    for (const member of members) {
      for (const pull of member.pulls.values()) if (pull.head.repository === this) pull.head.repository = null;
    }
  }

  openPullRequest(input: PullRequestInput): number {
    const head = headRepository(this, input.head);
    const number = nextNumber(this);
    const now = this.world.clock.next();
    const base = input.base ?? this.defaultBranch;
    this.pulls.set(number, {
      number,
      id: this.world.nextId(),
      repository: this,
      author: input.author === null ? null : accountOf(this.world, input.author ?? 'octocat'),
      createdAt: now,
      thread: newThread(),
      reviews: [],
      updatedAt: now,
      title: input.title ?? 'Update files',
      body: input.body ?? null,
      draft: input.draft ?? false,
      state: 'open',
      closedAt: null,
      mergeCommit: null,
      mergedBy: null,
      autoMerge: null,
      lastPusher: null,
      base: { ref: base, sha: this.branch(base) },
      head: {
        repository: head.repository,
        owner: head.repository.owner.login,
        ref: head.ref,
        sha: tipOf(head.repository, head.ref),
      },
    });
    this.refs.set(`refs/pull/${number}/head`, tipOf(head.repository, head.ref));
    this.#tell(number, 'opened', input.author ?? 'octocat');
    return number;
  }

  /** The pull request's live state; throws when there is none of that number. */
  pullRequest(number: number): PullRequest {
    return pullRequestOf(this, number);
  }

  /** Changes the base branch, which disarms; the head's SHA and its statuses stay. */
  retarget(number: number, base: string, by = 'octocat'): void {
    const pull = this.pullRequest(number);
    const before = { ...pull.base };
    const names = { previousRefName: pull.base.ref, currentRefName: base };
    pull.base.ref = base;
    pull.base.sha = this.branch(base);
    happen(pull, accountOf(this.world, by), { type: 'BaseRefChangedEvent', ...names });
    disarm(pull);
    this.announce({
      event: 'pull_request_target',
      action: 'edited',
      subject: pull,
      sender: by,
      changes: { base: before },
    });
  }

  closePullRequest(number: number, by = 'octocat'): void {
    closePull(this.pullRequest(number), by);
  }

  reopenPullRequest(number: number, by = 'octocat'): void {
    const pull = this.pullRequest(number);
    pull.state = 'open';
    happen(pull, accountOf(this.world, by), { type: 'ReopenedEvent' });
    pull.closedAt = null;
    this.#tell(number, 'reopened', by);
  }

  /** Merges into the base branch, whatever its rules say, and returns the new commit. */
  mergePullRequest(
    number: number,
    options: { readonly method?: MergeMethod; readonly by?: string; readonly message?: MergeMessage } = {},
  ): string {
    const { method = 'merge', by = 'octocat', ...rest } = options;
    return mergePull(this.pullRequest(number), { ...rest, method, by: accountOf(this.world, by), how: 'merge' });
  }

  /** Adds pull requests of one base branch to its merge queue, as one group. */
  enqueue(numbers: number | readonly number[], options: QueueOptions = {}): MergeGroup {
    return enqueue(this, typeof numbers === 'number' ? [numbers] : numbers, options);
  }

  /** Empties a branch's merge queue and deletes its refs, as when a group is done or broken up. */
  clearQueue(branch: string = this.defaultBranch): void {
    this.queues.set(branch, []);
    const prefix = `refs/heads/gh-readonly-queue/${branch}/`;
    for (const ref of this.refs.keys()) if (ref.startsWith(prefix)) this.refs.delete(ref);
  }

  addStatus(sha: string, input: StatusInput): Status {
    const creator = accountOf(this.world, input.creator ?? 'github-actions[bot]');
    const status: Status = {
      id: this.world.nextId(),
      sha,
      state: input.state,
      context: input.context,
      description: input.description ?? null,
      targetUrl: input.targetUrl ?? null,
      creator,
      appId: input.appId === undefined ? knownApp(creator.login) : input.appId,
      createdAt: momentOf(this.world.clock, input.at),
    };
    this.statusesBySha.set(sha, [...this.statuses(sha), status]);
    this.announce({ event: 'status', status, sender: creator.login });
    return status;
  }

  /** Oldest first; several of one context are its history. */
  statuses(sha: string): readonly Status[] {
    return this.statusesBySha.get(sha) ?? [];
  }

  /** Gives an account a role in this repository; others have none, or may read when it is public. */
  collaborator(login: string, role: Role): void {
    this.roles.set(accountOf(this.world, login).login.toLowerCase(), role);
  }

  announce(occurrence: Occurrence): void {
    this.events.push(record(occurrence));
    settle(this);
  }

  #tell(number: number, action: 'opened' | 'reopened', sender: string): void {
    this.announce({ event: 'pull_request_target', action, subject: this.pullRequest(number), sender });
  }
}
