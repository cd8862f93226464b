import type { Conversation } from '../../evidence/conversation.ts';
import { identityInWords } from '../../evidence/identity.ts';
import { type TrustedText, trustedTexts } from '../../evidence/trusted.ts';
import type { Finding } from '../../verdict.ts';
import { quoted } from '../body/characters.ts';
import type { CanaryReport } from '../canary-report.ts';
import { type CanaryBlock, parseCanaryBlock } from './block.ts';
import { lacking } from './panel.ts';
import type { CanaryPolicy } from './policy.ts';

/** Clocks of two machines differ by less. */
const SKEW = 10 * 60_000;

/** A report and the rule that it breaks; null when it passed. */
interface Judged {
  readonly report: CanaryReport;
  readonly finding: Finding | null;
}

interface Result {
  readonly source: TrustedText;
  /** Null: it cannot be read. */
  readonly block: CanaryBlock | null;
}

/** What the panel that policy trusts says of this head. The newest result counts; what cannot be read is no result, and hides older ones. */
export function judgeCanary(policy: CanaryPolicy, head: string, conversation: Conversation, now: Date): Judged {
  const texts = trustedTexts(conversation, policy.identities, 'gatehouse-canary');
  const results = texts.flatMap((source) => resultOf(source, head));
  const latest = results.findLast(({ block }) => block === null || block.head === head);
  if (latest === undefined) return noResult(policy, head, results, texts);
  const { url } = latest.source;
  if (latest.source.running) return running(latest.source.at, url, policy, now);
  if (latest.block === null) {
    const message = `the canary of ${latest.source.by} cannot be read as a \`gatehouse-canary\` block of schema 1`;
    return failing(
      'context/canary-incomplete',
      'failed',
      message,
      'Run the canary again, and have it write the block that docs/context-pack.md shows.',
      url,
    );
  }
  if (latest.block.state === 'running') return running(latest.block.at, url, policy, now);
  return judgeAnswers(latest.block, url, policy, now);
}

/** Prose of the same account is no result; several blocks, an ended run without a word, or what is no JSON cannot be read. */
function resultOf(source: TrustedText, head: string): readonly Result[] {
  if (source.trust === 'untrusted') return [];
  if (source.commit !== null && source.commit !== head) return [];
  if (source.running) return [{ source, block: null }];
  if (source.blocks === 0 && (source.source === 'comment' || source.source === 'review')) return [];
  return [{ source, block: parseCanaryBlock(source.text) }];
}

function noResult(
  policy: CanaryPolicy,
  head: string,
  results: readonly Result[],
  texts: readonly TrustedText[],
): Judged {
  const older = results.at(-1);
  const who = policy.identities.map(identityInWords).join(' or ');
  const fix = `Have ${who} run the canary for this head, ${head.slice(0, 12)}.`;
  if (older?.block) {
    const message = `the canary looked at ${older.block.head.slice(0, 12)}, not at this head`;
    return failing('context/canary-stale', 'stale', message, fix, older.source.url);
  }
  const refused = texts.findLast(({ trust, blocks }) => trust === 'untrusted' && blocks > 0);
  const why =
    refused === undefined ? '' : `; what ${quoted(refused.by)} said does not count, because it ${refused.why}`;
  return failing(
    'context/canary-missing',
    'missing',
    `there is no canary result for this head${why}`,
    fix,
    refused?.url ?? null,
  );
}

function running(since: string, url: string, policy: CanaryPolicy, now: Date): Judged {
  const age = now.getTime() - Date.parse(since);
  if (age <= policy.maxRunning && age >= -SKEW) {
    return failing(
      'context/canary-running',
      'running',
      'the canary is still running',
      'Wait for its answers; the gate looks again by itself.',
      url,
    );
  }
  const message = 'the canary began and never ended';
  return failing('context/canary-stale', 'stale', message, 'Run the canary again for this head.', url);
}

function judgeAnswers({ panel, at }: CanaryBlock, url: string, policy: CanaryPolicy, now: Date): Judged {
  const age = now.getTime() - Date.parse(at);
  const against = panel.filter(({ answer }) => answer !== 'go');
  if (against.length > 0) {
    const said = against
      .map(({ member, answer }) => `${quoted(member)} says ${answer}`)
      .slice(0, 10)
      .join(', ');
    const fix = 'Read what they say, change the pull request, and let the canary look at the new head.';
    return failing('context/canary-failed', 'failed', `the canary does not agree: ${said}`, fix, url);
  }
  const lacks = lacking(policy.panel, panel);
  if (lacks !== null) {
    return failing(
      'context/canary-incomplete',
      'failed',
      `the canary lacks ${lacks}`,
      'Run the canary again with the whole panel.',
      url,
    );
  }
  if (!(age <= policy.maxAge && age >= -SKEW)) {
    const message = age < 0 ? 'the canary is dated in the future' : `the canary is older than ${policy.maxAgeText}`;
    return failing('context/canary-stale', 'stale', message, 'Run the canary again for this head.', url);
  }
  const message = `The canary agrees: all ${panel.length} members say go.`;
  return { report: { state: 'passed', message, url: url || null }, finding: null };
}

function failing(rule: string, state: CanaryReport['state'], message: string, fix: string, url: string | null): Judged {
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}. ${fix}`;
  return {
    report: { state, message: sentence, url: url || null },
    finding: { rule, path: null, line: null, message, fix },
  };
}
