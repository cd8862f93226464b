import type { Change } from '@gatehouse/bumps';
import type { Nodes, Paragraph } from 'mdast';
import type { Remark } from '../evidence/conversation.ts';
import { isAccount, isLogin } from '../evidence/identity.ts';
import { parseMarkdown } from '../evidence/markdown.ts';
import { plainText } from '../evidence/plain-text.ts';
import { isEditedByAnother } from '../evidence/sources/remarks.ts';
import { topLevelBlocks } from '../evidence/top-level.ts';
import { shortDigest } from '../scope/words.ts';
import type { Overrides } from './policy.ts';
import type { ReviewReport } from './report.ts';

export interface FoundOverride {
  readonly override: ReviewReport['override'];
  /** Attempts of people who may override that do not count, each a sentence. */
  readonly refused: readonly string[];
}

/** Looks for the latest override of this head by somebody whom policy names. `after`: what it must have seen, ISO 8601. */
export function findOverride(
  overrides: Overrides | null,
  change: Pick<Change, 'head' | 'author' | 'sharers'>,
  remarks: readonly Remark[],
  after: readonly string[],
): FoundOverride {
  if (overrides === null) return { override: null, refused: [] };
  const refused: string[] = [];
  for (const remark of remarks.toReversed()) {
    const attempt = attemptIn(remark, overrides);
    if (attempt === null) continue;
    const by = remark.author?.login ?? '';
    const why = whyNot(remark, attempt, overrides, change, after);
    if (why === null) return { override: { by, reason: plainText(attempt.reason, 500), url: remark.url }, refused };
    refused.push(`The override by ${by} does not count: ${why}.`);
  }
  return { override: null, refused };
}

interface Attempt {
  readonly head: string;
  readonly reason: string;
}

function attemptIn(remark: Remark, { logins, command }: Overrides): Attempt | null {
  const { author, body, state } = remark;
  if (author === null || state === 'PENDING' || state === 'DISMISSED' || !body.toLowerCase().includes(command))
    return null;
  if (!logins.some((named) => isAccount(named, author))) return null;
  const root = parseMarkdown(body);
  const paragraphs =
    root === null ? [] : topLevelBlocks(root).filter((block): block is Paragraph => block.type === 'paragraph');
  const form = new RegExp(`^${command} ([0-9a-f]{7,64}):\\s+(.+)$`, 'is');
  // Words in code or a link are spoken of, not said.
  const spoken = paragraphs.filter(({ children: [first] }) => first?.type === 'text');
  const found = spoken.flatMap((paragraph) => form.exec(textOf(paragraph)) ?? []);
  const [, head = '', reason = ''] = found;
  return found.length === 0 ? null : { head: head.toLowerCase(), reason };
}

/** What a paragraph says; pictures, links' targets and HTML are not words. */
function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function whyNot(
  remark: Remark,
  { head, reason }: Attempt,
  { minReason, ownChange }: Overrides,
  change: Pick<Change, 'head' | 'author' | 'sharers'>,
  after: readonly string[],
): string | null {
  if (isEditedByAnother(remark)) return `it was edited by ${remark.editor?.login}`;
  // A commit whose id begins like another's is made in minutes, so a part of an id names no commit.
  if (change.head !== head)
    return change.head.startsWith(head)
      ? `it names the head by ${head.length} digits, and all ${change.head.length} are needed`
      : `it is about ${shortDigest(head)}, and the head is ${shortDigest(change.head)}`;
  const length = reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (length < minReason) return `its reason has ${length} letters and digits, and ${minReason} are needed`;
  const authors = [change.author, ...change.sharers.map(({ author }) => author)];
  if (!ownChange && authors.some((author) => remark.author !== null && isLogin(remark.author, author)))
    return 'nobody overrides for a pull request of their own (`review.overrides.own-change`)';
  // Whoever edits a remark into an override later has a creation time that says nothing; a new comment does.
  const written = Date.parse(remark.createdAt);
  return after.every((at) => at === '' || written > Date.parse(at)) ? null : 'a reviewer spoke after it';
}
