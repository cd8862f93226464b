import type { Conversation } from '../evidence/conversation.ts';
import type { Risk } from '../risk/types.ts';
import { change, file, policyOf, proof } from '../testing.ts';
import type { Verdict } from '../verdict.ts';
import { type ContextInput, judgeContext } from './judge.ts';

/** Builders for tests of bodies; each gives a case that passes, changed where a test says so. */

const NOW = new Date('2026-11-21T12:00:00Z');
export const LOW: Risk = { level: 'low', reasons: [], complete: true, lowered: [] };
export const HIGH: Risk = {
  level: 'high',
  reasons: [{ rule: 'risk/rbac', level: 'high', path: 'a.yaml', line: 3, message: 'a role changes.' }],
  complete: true,
  lowered: [],
};

/** A body that shows all that `canary` asks for, for a change of `kubernetes/app.yaml`. */
export const CANARY_BODY = [
  ['Product story', 'People who sign in see the new page half a second sooner.'],
  ['What and why', 'The image moves to 1.2.4, which caches the session lookup.'],
  ['Files touched', '- `kubernetes/app.yaml`: the tag of the image'],
  ['Context', 'Until now every request asked the database for its session.'],
  ['Runtime evidence', 'On staging the median went from 900 to 400 milliseconds.'],
  ['Constraints', 'None'],
  ['Out of scope', 'The page for signing up stays as it is.'],
  ['Requested decision', 'Merge before the window of Thursday.'],
  ['Merge blockers', 'None.'],
  ['Sources read', '- [release notes](https://example.com/notes)'],
  ['Verification', '```sh\nkubectl diff -f kubernetes/app.yaml\n```'],
]
  .map(([title, text]) => `## ${title}\n\n${text}\n`)
  .join('\n');

export const OPS_BODY =
  '## Risk statement\n\nRisk: low. A wrong tag keeps the old pods running.\n\n' +
  '## Validation evidence\n\n`flux diff` showed one line, the tag.\n\n' +
  '## Rollback plan\n\nRevert this commit and watch the pods come back.\n';

function conversation(parts: Partial<Conversation> = {}): Conversation {
  const nothing = { labels: [], draft: false, remarks: [], checkRuns: [], statuses: [], runs: [], sarif: null };
  return { title: 'Bump app to 1.2.4', body: CANARY_BODY, ...nothing, ...parts };
}

type Case = Partial<Omit<ContextInput, 'policy'>> & {
  /** Of the policy, below `version: 1`. */
  readonly policy?: string;
  readonly body?: string;
  readonly said?: Partial<Conversation>;
};

/** Judges a bot's change of `kubernetes/app.yaml` by the policy's text. */
export function judge({ policy = 'context: { require: [{ profile: canary }] }', body, said, ...parts }: Case): Verdict {
  return judgeContext({
    policy: policyOf(`version: 1\n${policy}\n`),
    change: change({ files: [file('kubernetes/app.yaml')] }),
    proof: proof(),
    risk: LOW,
    conversation: conversation({ ...(body !== undefined && { body }), ...said }),
    tool: 'gatehouse@1.2.3',
    now: NOW,
    ...parts,
  });
}

/** `rule` or `rule:line` of every finding, in order. */
export function places(verdict: Verdict): readonly string[] {
  return verdict.findings.map(({ rule, line }) => (line === null ? rule : `${rule}:${line}`));
}

/** The canary's body with another text in one section. */
export function withSection(title: string, text: string): string {
  const from = CANARY_BODY.indexOf(`## ${title}\n`);
  const next = CANARY_BODY.indexOf('\n## ', from + 1);
  return `${CANARY_BODY.slice(0, from)}## ${title}\n\n${text}\n${next < 0 ? '' : CANARY_BODY.slice(next)}`;
}
