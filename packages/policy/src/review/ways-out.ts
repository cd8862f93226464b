import type { TrustedIdentity } from '../evidence/identity.ts';
import type { Policy } from '../policy.ts';
import type { Reviewer } from './policy.ts';
import type { ReviewOutcome } from './report.ts';

/** What to do about an outcome, as one or two sentences that work today. */
export function wayOut(outcome: ReviewOutcome, { name, identity }: Reviewer, policy: Policy, head: string): string {
  const again = reviewAgain(identity);
  const ways: Readonly<Record<ReviewOutcome, string>> = {
    clean: 'Nothing is to be done.',
    findings: `Resolve it with a new commit; ${name} reviews that one.`,
    'could-not-review': `${again} Its verdict must be one \`gatehouse-review\` block for this head (docs/quality-gate.md).`,
    incomplete: `${again} Make the change smaller if it is too large for the reviewer.`,
    stale: again,
    missing: again,
    running: 'Wait: it is judged again when the reviewer has ended.',
    untrusted: `${again} Only what ${name} says itself counts.`,
  };
  return `${ways[outcome]}${outcome === 'running' ? '' : byOverride(policy, head)}`;
}

function reviewAgain(identity: TrustedIdentity): string {
  if ('login' in identity) return `Ask ${identity.login} to review this head.`;
  if ('workflow' in identity)
    return `Run ${identity.workflow} for this head (Actions, its latest run, Re-run all jobs).`;
  if ('check' in identity) return `Re-run the check ${identity.check} (Checks tab of the pull request).`;
  return 'Run the analysis for this head and give its SARIF file to the action.';
}

function byOverride({ review: { overrides } }: Policy, head: string): string {
  if (overrides === null) return '';
  const who = overrides.logins.map(({ login }) => login);
  const named = who.length > 5 ? `one of \`review.overrides.logins\`` : who.join(' or ');
  return ` Or ${named} comments \`${overrides.command} ${head}: <why, ${overrides.minReason} letters or more>\`.`;
}
