import type { DispositionKind, Explanation, Matched, NearMiss } from '@gatehouse/policy';
import { bumpTable } from '../check/text.ts';
import { columns } from '../columns.ts';
import { printable } from '../escape.ts';
import type { Colors } from '../terminal.ts';
import { groups, places } from './groups.ts';

/** What becomes of a pull request, after `It`. */
const BECOMES: Readonly<Record<DispositionKind, string>> = {
  error: 'could not be decided',
  advice: 'gets advice only',
  blocked: 'is blocked',
  held: 'is held',
  approval: 'waits for an approval',
  review: 'waits for a review',
  frozen: 'is frozen',
  waiting: 'waits',
  'auto-merge': 'merges itself',
};

/** The story in paragraphs: what it is, what happens to it, what each judge and rule said, what was near, what it would take. */
export function explanationText(story: Explanation, colors: Colors): string {
  const { disposition, author } = story;
  const risk = disposition.risk === null ? '' : ` (${disposition.risk} risk)`;
  const sections = [
    [colors.bold(printable(story.what)), `judged as a change of ${whose(author)}, by ${policyIn(story)}`],
    bumpTable(story, colors),
    [`${colors.bold('It')} ${BECOMES[disposition.kind]}${risk}. ${printable(disposition.next)}`],
    judgesIn(story, colors),
    titled(
      'Rules that matched',
      groups(story.matched, ({ rule, level, message }) => [rule, level, message]).map(matchedLines),
      colors,
    ),
    titled(
      'Rules that nearly did',
      groups(story.near, ({ rule, message }) => [rule, message]).map(matchedLines),
      colors,
    ),
    obstaclesIn(story, colors),
    [colors.dim(`A disk does not know: ${story.unchecked.join(', ')}. Each was taken to stand in the way of nothing.`)],
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function whose(author: string | null): string {
  return author === null ? 'someone whom the gate binds' : printable(author);
}

function policyIn({ policy }: Explanation): string {
  return policy === 'default' ? 'the built-in defaults' : `the policy ${policy.slice(0, 'sha256:'.length + 12)}`;
}

/** Judges that look at what a disk does not have say nothing worth a line. */
function judgesIn({ judges }: Explanation, colors: Colors): string[] {
  const told = judges.filter(({ gate }) => gate === 'diff-scope' || gate === 'risk');
  const rows = told.map(({ gate, outcome, summary }) => [`  ${gate}`, outcome, printable(summary)]);
  return rows.length === 0 ? [] : [colors.bold('Judges'), ...columns(rows)];
}

function titled(title: string, paragraphs: readonly (readonly string[])[], colors: Colors): string[] {
  return paragraphs.length === 0 ? [] : [colors.bold(title), ...paragraphs.flat()];
}

function matchedLines(group: readonly (NearMiss & Partial<Pick<Matched, 'level'>>)[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const level = first.level ? ` (${first.level})` : '';
  return [`  ${printable(first.rule)}${level}${places(group)}`, `    ${printable(first.message)}`];
}

function obstaclesIn({ disposition, obstacles }: Explanation, colors: Colors): string[] {
  if (disposition.kind === 'auto-merge')
    return [`${colors.bold('To merge itself')} it needs nothing more than the required checks.`];
  const steps = groups(obstacles, ({ rule, fix }) => [rule, fix]).flatMap((group, index) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      `  ${index + 1}. ${printable(first.fix ?? 'Wait: it ends by itself.')}`,
      `     ${printable(first.rule)}${places(group)}`,
      `     ${printable(first.message)}${others(group)}`,
    ];
  });
  return [`${colors.bold('To merge itself')}, all of this would have to change:`, ...steps];
}

/** How many more things are said of the other places, where not all say the same. */
function others(group: readonly { readonly message: string }[]): string {
  const more = new Set(group.map(({ message }) => message)).size - 1;
  return more > 0 ? ` (and ${more} more)` : '';
}
