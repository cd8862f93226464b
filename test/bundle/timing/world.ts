import { eventTarget } from '@gatehouse/action-kit';
import type { Verdict } from '@gatehouse/policy';
import { eventPayload } from '@gatehouse/simulator';
import { type GateScene, gateScene } from '../gate.ts';
import { DEPLOYMENT, type Pull, propose } from '../scene.ts';
import { gateInProcess, POLICY_PATH, type ProcessOptions, type ProcessRun, sweepInProcess } from './process.ts';

/** Types of `pull_request_target` that a caller of gate.yml lists, as its page shows. */
const TYPES = ['opened', 'synchronize', 'reopened', 'edited', 'labeled', 'unlabeled', 'ready_for_review'];
const SWEEPING_ISSUES = ['labeled', 'unlabeled', 'closed', 'reopened'];

export const BRANCH = 'renovate/update';

/** A repository, one pull request of a bot in it, and a memory of what was judged. */
export interface World extends GateScene {
  readonly pull: Pull;
  /** `<base branch> <head>` of every verdict that passed. */
  readonly passed: Set<string>;
  /** What was ever seen to be wrong. */
  readonly wrongs: string[];
  /** Events before this one have been answered. */
  heard: number;
}

export interface WorldOptions {
  readonly files?: Readonly<Record<string, string | null>>;
  readonly tag?: string;
  /** Login of who proposes; default: the bot. */
  readonly author?: string;
  /** CI is green on every head from its first moment, so that the gate alone stands before a merge. */
  readonly ci?: 'green' | 'pending';
}

/** `ci` on every head that has none yet. */
function runCi({ repository }: GateScene): void {
  for (const { head } of repository.pulls.values()) {
    if (repository.statuses(head.sha).some(({ context }) => context === 'ci')) continue;
    repository.addStatus(head.sha, { context: 'ci', state: 'success' });
  }
}

export async function world({ files, tag = '7.2.5', author, ci = 'green' }: WorldOptions = {}): Promise<World> {
  const it = await gateScene(files);
  it.repository.commit({ branch: 'main', files: { 'NOTES.md': 'notes\n' } });
  it.repository.commit({ branch: 'release', files: {} });
  const by = author === undefined ? {} : { author };
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT(tag) }, branch: BRANCH, ...by });
  const whole: World = { ...it, pull, passed: new Set(), wrongs: [], heard: it.repository.events.length };
  if (ci === 'green') {
    runCi(whole);
    it.simulator.github.faults.add({ do: { kind: 'before', run: () => runCi(whole) } });
  }
  it.simulator.github.faults.add({ do: { kind: 'before', run: () => look(whole) } });
  return whole;
}

/** Green and armed are only what was judged; and what was merged was green. Asked before every request of every run. */
export function look({ repository, passed, wrongs }: World): void {
  for (const [sha, statuses] of repository.statusesBySha) {
    for (const context of new Set(statuses.map((status) => status.context))) {
      if (!context.startsWith('gatehouse/')) continue;
      if (statuses.findLast((status) => status.context === context)?.state !== 'success') continue;
      const base = context.slice('gatehouse/'.length);
      if (!passed.has(`${base} ${sha}`)) wrongs.push(`${sha} is green for ${base} and was not judged`);
    }
  }
  for (const { head, base, statuses } of repository.merges) {
    if (!passed.has(`${base} ${head}`)) wrongs.push(`${head} was merged into ${base} and was not judged`);
    if (statuses[`gatehouse/${base}`] !== 'success') wrongs.push(`${head} was merged and was not green`);
  }
}

/** What has to hold once every run that an event has caused is over. */
export function lookAfterwards(it: World): void {
  look(it);
  for (const { autoMerge, head, base, state } of it.repository.pulls.values()) {
    if (state !== 'open' || autoMerge === null) continue;
    if (!it.passed.has(`${base.ref} ${head.sha}`)) it.wrongs.push(`${head.sha} is armed and was not judged`);
  }
}

function remembering(it: World, options: ProcessOptions): ProcessOptions {
  return {
    ...options,
    onVerdict: (verdict: Verdict) => {
      if (verdict.outcome === 'pass' || verdict.outcome === 'skip') it.passed.add(`${verdict.baseRef} ${verdict.head}`);
    },
  };
}

/** One run of the gate for the pull request as it is; `head` null as a sweep calls it. */
export function run(it: World, options: ProcessOptions & { readonly swept?: number } = {}): Promise<ProcessRun> {
  const pull = it.repository.pullRequest(options.swept ?? it.pull.number);
  const named = options.swept === undefined ? { head: pull.head.sha, baseRef: pull.base.ref } : NAMED_BY_SWEEP;
  return gateInProcess(it, { kind: 'pull-request', pullRequest: pull.number, ...named }, remembering(it, options));
}

const NAMED_BY_SWEEP = { head: null, baseRef: null };

export async function sweep(it: World, all = false): Promise<void> {
  for (const swept of await sweepInProcess(it, all)) await run(it, { swept });
}

/** Every run that the events since the last time have caused, one after the other, and those that they cause. */
export async function answerEvents(it: World): Promise<void> {
  const { repository, simulator } = it;
  for (; it.heard < repository.events.length; it.heard += 1) {
    const event = repository.events[it.heard];
    if (event === undefined || !event.startsWorkflows) continue;
    const payload = eventPayload(simulator, repository, event);
    if (event.event === 'pull_request_target' && TYPES.includes(event.action)) {
      const target = eventTarget({ event: event.event, payload });
      await gateInProcess(it, target, remembering(it, {}));
    }
    if (event.event === 'issues' && SWEEPING_ISSUES.includes(event.action)) await sweep(it);
    if (event.event === 'push' && event.branch === 'main' && touchesPolicy(it, event)) await sweep(it, true);
  }
}

function touchesPolicy({ repository }: World, { before, after }: { before: string | null; after: string }): boolean {
  const at = (commit: string | null) => (commit === null ? null : repository.resolve(`${commit}:${POLICY_PATH}`)?.oid);
  return at(before) !== at(after);
}
