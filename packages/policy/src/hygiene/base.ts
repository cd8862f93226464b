import { quoted } from '../context/body/characters.ts';
import { isTooLong } from '../globs/matcher.ts';
import { atChange } from '../scope/rule.ts';
import type { HygieneRule } from './rule.ts';

/** A pull request goes to a branch that policy lists. */
export const baseBranch: HygieneRule = {
  ids: ['hygiene/base'],
  judge: ({ policy, change: { baseRef } }) => {
    const { base } = policy.hygiene;
    if (base === null || baseRef === null || (!isTooLong(baseRef) && base.matches(baseRef))) return [];
    const allowed = base.patterns.slice(0, 5).join(', ');
    const message = `the pull request goes to ${quoted(baseRef)}, and hygiene.base allows ${allowed}`;
    return [
      atChange(
        'hygiene/base',
        message,
        `Retarget it (Edit, beside the title), or add the branch to hygiene.base in ${policy.path}.`,
      ),
    ];
  },
};
