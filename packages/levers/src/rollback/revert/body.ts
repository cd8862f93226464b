import { code, prose } from '@gatehouse/action-kit';
import { writeBlock } from '../../shared/block.ts';
import type { Undoing } from './edits.ts';
import type { FoundChange } from './find.ts';
import type { RevertInputs } from './types.ts';

const MAX_PATHS = 100;
const WAYS = {
  merge: 'one merge commit',
  squash: 'one squashed commit',
  rebase: 'rebased commits',
  commit: 'one commit',
} as const;

/** The number of a pull request or the beginning of a commit id, and no word of anybody else. */
export function revertTitle({ name, slug }: FoundChange): string {
  return `Revert ${name.startsWith('#') ? name : slug.replace('commit-', '')}`;
}

export function revertBody(
  { reason, by, runUrl }: RevertInputs,
  found: FoundChange,
  { inverse }: Undoing,
  head: string,
  replaced: string | null,
): string {
  const { restored, already } = inverse;
  const ids = found.range.commits.map(({ oid }) => code(oid)).join(', ');
  const paths = restored.map(({ path, before }) => `- ${code(path)}${before === null ? ' goes' : ''}`);
  return [
    `Undoes ${found.name.startsWith('#') ? found.name : code(found.name)}, which is ${WAYS[found.range.kind]} of the base branch: ${ids}.`,
    '',
    `**Why**, in the words of ${code(by)}: ${prose(reason)}`,
    '',
    ...(replaced === null ? [] : [`It takes the place of what this branch proposed before (${code(replaced)}).`, '']),
    `Each of these ${restored.length} files was as the change left it, and is now what it was before:`,
    '',
    ...paths.slice(0, MAX_PATHS),
    ...(paths.length > MAX_PATHS ? [`- and ${paths.length - MAX_PATHS} more`] : []),
    '',
    ...(already.length > 0
      ? [
          `${already.length} more went back before, so this is not the whole inverse and the gate judges it as any change.`,
          '',
        ]
      : []),
    ...(found.range.commits.length > 1
      ? ['It undoes several commits at once, which the gate judges as any change.', '']
      : []),
    'If the change moved pins of an image set, nothing holds back what is left: `strategy: set` would.',
    '',
    '### Undo',
    '',
    '- Before the merge: close this pull request and delete its branch.',
    '- After it: merge the original change again in a pull request of its own.',
    '',
    ...(runUrl === null ? [] : [`Made by ${runUrl} in commit ${code(head)}.`, '']),
    ...block(found, head),
  ].join('\n');
}

function block({ name, range }: FoundChange, head: string): readonly string[] {
  const written = writeBlock('rollback', {
    schema: 1,
    reverts: name,
    commits: range.commits.map(({ oid }) => oid),
    head,
  });
  return written === null ? [] : [written, ''];
}
