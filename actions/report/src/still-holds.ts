import { policyDigest } from '@gatehouse/action-kit';
import { unitSiblings } from '@gatehouse/bumps';
import type { StatusWriter } from '@gatehouse/forge';
import {
  GatehouseError,
  isEnforcedAuthor,
  loadPolicy,
  type Policy,
  policySources,
  type Verdict,
} from '@gatehouse/policy';

type Binding = Awaited<ReturnType<StatusWriter['readBinding']>>;

const NEXT_EVENT = 'Nothing to do: the event that caused it starts a judgement of its own.';
const RERUN = 'Run all jobs of the workflow again, or update the branch.';

function moved(code: 'head-moved' | 'base-moved', message: string, fix: string): GatehouseError {
  return new GatehouseError(code, message, fix);
}

/**
 * Every path the verdict speaks of, and those that are read together with them. For a pass that is every changed file: each
 * was proved by what is listed.
 */
function judgedPaths(verdict: Verdict): string[] {
  const paths = [...verdict.bumps, ...verdict.findings, ...(verdict.edits ?? [])].flatMap(({ path }) => path ?? []);
  return paths.flatMap((path) => [path, ...unitSiblings(path)]);
}

function policyText(binding: Binding): string | null {
  return binding.policy.bytes === null ? null : new TextDecoder().decode(binding.policy.bytes);
}

/**
 * The base branch advanced while the change was judged. On a busy repository it always does, so a green status only needs
 * that the commits in between left alone what the verdict was made from: the judged files and those the policy names.
 */
async function advancedBeside(forge: StatusWriter, verdict: Verdict, binding: Binding): Promise<void> {
  const from = verdict.baseTip ?? '';
  const fix = RERUN;
  if (verdict.truncated)
    throw moved('base-moved', 'The base branch moved, and the verdict is too long to compare.', fix);
  const advance = await forge.compareTips(from, binding.baseTip);
  if (!advance.ahead) throw moved('base-moved', 'The base branch was rewritten while the change was judged.', fix);
  if (advance.paths === null) throw moved('base-moved', 'The base branch moved by more than can be compared.', fix);
  const matter = new Set([...judgedPaths(verdict), ...policySources(policyText(binding))]);
  const touched = advance.paths.find((path) => matter.has(path));
  if (touched !== undefined) throw moved('base-moved', `The base branch moved under the change: ${touched}.`, fix);
}

/** Who is bound stands in the policy file itself, so the files it names need not be read; unreadable: the built-in defaults. */
function policyOf({ policy: { path, commit } }: Binding, text: string | null): Policy {
  const files = new Map(policySources(text).map((source) => [source, '{ packageRules: [] }']));
  try {
    return loadPolicy({ path, commit, text, files });
  } catch {
    return loadPolicy({ path, commit, text: null, files });
  }
}

/**
 * A status belongs to a commit, not to a pull request. Advice for a person must not turn a commit green that an enforced author has
 * proposed meanwhile: that proposal's own judgement may have ended first, and this status would replace its answer.
 */
function assertNobodyBound(verdict: Verdict, binding: Binding): void {
  const policy = policyOf(binding, policyText(binding));
  const bound = binding.sharers.find(
    ({ pullRequest, author }) => pullRequest !== verdict.pullRequest && isEnforcedAuthor(policy, author),
  );
  if (bound === undefined) return;
  const who = bound.author?.login ?? 'a deleted account';
  throw moved(
    'head-moved',
    `By now #${bound.pullRequest} of ${who} has the same head, so advice is not enough.`,
    RERUN,
  );
}

/**
 * Reads again what the verdict is bound to, just before a status turns green.
 * @throws GatehouseError `head-moved` or `base-moved` when the verdict no longer holds
 */
export async function assertStillHolds(forge: StatusWriter, verdict: Verdict, policyPath: string): Promise<void> {
  const target = { pullRequest: verdict.pullRequest ?? 0, policyPath };
  const binding = await forge.readBinding(verdict.baseRef === null ? target : { ...target, baseRef: verdict.baseRef });
  if (binding.state !== 'open')
    throw moved('head-moved', `The pull request is ${binding.state}.`, 'Reopen it to have it judged.');
  if (binding.head !== verdict.head) throw moved('head-moved', 'The head moved while it was judged.', NEXT_EVENT);
  if (binding.baseRef !== verdict.baseRef) throw moved('base-moved', 'The pull request was retargeted.', NEXT_EVENT);
  if (policyDigest(binding.policy.bytes) !== verdict.policy) {
    throw moved('base-moved', 'The policy changed while the change was judged.', RERUN);
  }
  if (verdict.outcome === 'skip') assertNobodyBound(verdict, binding);
  else if (binding.baseTip !== verdict.baseTip) await advancedBeside(forge, verdict, binding);
}
