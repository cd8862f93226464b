import { atChange } from '../scope/rule.ts';
import { count } from '../scope/words.ts';
import type { Finding } from '../verdict.ts';
import { changedLines } from './changed-lines.ts';
import type { HygienePolicy } from './policy.ts';
import type { HygieneContext, HygieneRule } from './rule.ts';

const RULE = 'hygiene/pull-request';

/** Title and size of a pull request. */
export const pullRequest: HygieneRule = {
  ids: [RULE],
  judge: (context) => [...titleFindings(context), ...sizeFindings(context)],
};

function titleFindings({ policy, title }: HygieneContext): readonly Finding[] {
  if (title === null) return [];
  return titleFaults(title.trim(), policy.hygiene.title).map(([message, fix]) => atChange(RULE, message, fix));
}

function titleFaults(title: string, rules: HygienePolicy['title']): readonly (readonly [string, string])[] {
  const length = [...title].length;
  const { minimum, maximum, prefixes, trailingDot } = rules;
  return [
    ...(minimum !== null && length < minimum
      ? [
          [
            `the title has ${count(length, 'character')}, of at least ${minimum}`,
            'Say in the title what changes.',
          ] as const,
        ]
      : []),
    ...(maximum !== null && length > maximum
      ? [
          [
            `the title has ${length} characters, of at most ${maximum}`,
            'Shorten the title; the body has room.',
          ] as const,
        ]
      : []),
    ...(prefixes !== null && !prefixes.some((prefix) => hasPrefix(title, prefix))
      ? [
          [
            `the title begins with none of ${prefixes.slice(0, 20).join(', ')}`,
            `Begin it as in \`${prefixes[0]}: what changes\`.`,
          ] as const,
        ]
      : []),
    ...(!trailingDot && title.endsWith('.')
      ? [['the title ends with a full stop', 'Take the full stop out of the title.'] as const]
      : []),
  ];
}

/** `feat: x`, `feat(api): x`, `feat!: x`; something must follow. */
function hasPrefix(title: string, prefix: string): boolean {
  if (!title.startsWith(prefix)) return false;
  return /^(?:\([^()]{1,100}\))?!?: ?\S/.test(title.slice(prefix.length));
}

function sizeFindings({ policy, change: { files } }: HygieneContext): readonly Finding[] {
  const { maxFiles, maxLines } = policy.hygiene;
  const split = `Split it, or raise the limit in hygiene.pull-request in ${policy.path}.`;
  const tooMany =
    maxFiles !== null && files.length > maxFiles
      ? [atChange(RULE, `the change touches ${files.length} files, of at most ${maxFiles}`, split)]
      : [];
  if (maxLines === null) return tooMany;
  const lines = changedLines(files);
  if (lines === null) return [...tooMany, atChange(RULE, 'the lines of the change could not be counted', split)];
  if (lines <= maxLines) return tooMany;
  return [...tooMany, atChange(RULE, `the change adds and removes ${lines} lines, of at most ${maxLines}`, split)];
}
