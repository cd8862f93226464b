import { policyDigest } from '@gatehouse/action-kit';
import type { HeadSharer } from '@gatehouse/bumps';
import { unitSiblings } from '@gatehouse/bumps';
import type { FileAtCommit, StatusWriter } from '@gatehouse/forge';
import {
  bodyDigest,
  boundAuthor,
  GatehouseError,
  loadPolicy,
  outlinePolicy,
  type Policy,
  policySources,
  type Verdict,
} from '@gatehouse/policy';

/** What a verdict is bound to, as it is now. */
export interface Binding {
  readonly head: string;
  readonly baseRef: string;
  readonly baseTip: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly policy: FileAtCommit;
  /** Every open pull request of this base with this head by now, itself included. */
  readonly sharers: readonly HeadSharer[];
  /** Raw Markdown of the pull request. */
  readonly body: string;
}

const NEXT_EVENT = 'Nothing to do: the event that caused it starts a judgement of its own.';
const RERUN = 'Run all jobs of the workflow again, or update the branch.';

function moved(code: 'head-moved' | 'base-moved' | 'body-edited', message: string, fix: string): GatehouseError {
  return new GatehouseError(code, message, fix);
}

/** Every changed path, and those that are read together with them. */
function judgedPaths(verdict: Verdict): string[] {
  const places = [...verdict.bumps, ...verdict.findings, ...(verdict.edits ?? [])].flatMap(({ path }) => path ?? []);
  return [...(verdict.paths ?? []), ...places].flatMap((path) => [path, ...unitSiblings(path)]);
}

function policyText({ bytes }: FileAtCommit): string | null {
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/**
 * The base branch advanced while the change was judged. On a busy repository it always does, so a green status only needs
 * that the commits in between left alone what the verdict was made from: the judged files and those the policy names.
 */
async function advancedBeside(forge: Pick<StatusWriter, 'compareTips'>, verdict: Verdict, now: Binding): Promise<void> {
  const from = verdict.baseTip ?? '';
  const fix = RERUN;
  if (verdict.truncated)
    throw moved('base-moved', 'The base branch moved, and the verdict is too long to compare.', fix);
  const advance = await forge.compareTips(from, now.baseTip);
  if (!advance.ahead) throw moved('base-moved', 'The base branch was rewritten while the change was judged.', fix);
  if (advance.paths === null) throw moved('base-moved', 'The base branch moved by more than can be compared.', fix);
  const matter = new Set([...judgedPaths(verdict), ...policySources(policyText(now.policy))]);
  const touched = advance.paths.find((path) => matter.has(path));
  if (touched !== undefined) throw moved('base-moved', `The base branch moved under the change: ${touched}.`, fix);
}

/**
 * The policy by which to act. The files it names hold versions, which the judge has compared already, so they need not be read; a policy
 * that cannot be read stands for the built-in defaults, by which nothing is armed.
 */
export function actingPolicy({ policy: file }: Pick<Binding, 'policy'>): Policy {
  const { path, commit } = file;
  const text = policyText(file);
  try {
    return outlinePolicy({ path, commit, text });
  } catch {
    return loadPolicy({ path, commit, text: null, files: new Map() });
  }
}

/**
 * A status belongs to a commit, not to a pull request. Advice for a person must not turn a commit green that a bound author has
 * proposed meanwhile: that proposal's own judgement may have ended first, and this status would replace its answer.
 */
function assertNobodyBound(verdict: Verdict, now: Binding): void {
  const policy = actingPolicy(now);
  const bound = now.sharers.find(
    ({ pullRequest, author }) => pullRequest !== verdict.pullRequest && boundAuthor(policy, author),
  );
  if (bound === undefined) return;
  const who = bound.author?.login ?? 'a deleted account';
  throw moved(
    'head-moved',
    `By now #${bound.pullRequest} of ${who} has the same head, so advice is not enough.`,
    RERUN,
  );
}

/** What the body promised is only asked again by the event of its edit, so an answer about an older text must not turn green until then. */
function assertSameBody({ outcome, context }: Verdict, now: Binding): void {
  if (outcome === 'skip' || context === undefined || context.profiles.length === 0) return;
  if (bodyDigest(now.body) === context.body) return;
  throw moved('body-edited', 'The body of the pull request was edited while it was judged.', NEXT_EVENT);
}

/**
 * Holds what the verdict is bound to against what is there now.
 * @throws GatehouseError `head-moved`, `base-moved` or `body-edited` when the verdict no longer holds
 */
export async function assertStillHolds(
  forge: Pick<StatusWriter, 'compareTips'>,
  verdict: Verdict,
  now: Binding,
): Promise<void> {
  if (now.state !== 'open')
    throw moved('head-moved', `The pull request is ${now.state}.`, 'Reopen it to have it judged.');
  if (now.head !== verdict.head) throw moved('head-moved', 'The head moved while it was judged.', NEXT_EVENT);
  if (now.baseRef !== verdict.baseRef) throw moved('base-moved', 'The pull request was retargeted.', NEXT_EVENT);
  if (policyDigest(now.policy.bytes) !== verdict.policy) {
    throw moved('base-moved', 'The policy changed while the change was judged.', RERUN);
  }
  assertSameBody(verdict, now);
  if (verdict.outcome === 'skip') assertNobodyBound(verdict, now);
  else if (now.baseTip !== verdict.baseTip) await advancedBeside(forge, verdict, now);
}
