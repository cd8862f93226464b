import { isTooLong, type Matcher } from '../globs/matcher.ts';
import { atFile } from '../scope/rule.ts';
import type { HygieneRule } from './rule.ts';

/** What must move together moves together. A deleted file has moved, too. */
export const docsDrift: HygieneRule = {
  ids: ['hygiene/docs-drift'],
  judge: ({ policy, change: { files } }) =>
    policy.hygiene.docsDrift.flatMap(({ when, needs, message }) => {
      const cause = files.find(({ path }) => isTooLong(path) || when.matches(path));
      if (cause === undefined || files.some(({ path }) => !isTooLong(path) && needs.matches(path))) return [];
      const why = message === null ? '' : `: ${message.replace(/\.$/, '')}`;
      const said = `the file changes, and nothing in ${shown(needs)} does${why}`;
      const fix = `Change ${shown(needs)} as well, or change hygiene.docs-drift in ${policy.path}.`;
      return [atFile(cause.path, 'hygiene/docs-drift', said, fix)];
    }),
};

function shown({ patterns }: Matcher): string {
  const more = patterns.length > 3 ? ` and ${patterns.length - 3} more` : '';
  return `${patterns.slice(0, 3).join(', ')}${more}`;
}
