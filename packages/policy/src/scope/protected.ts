import { isTooLong } from '../globs/matcher.ts';
import { whyProtected } from './built-in-paths.ts';
import { atFile, BY_A_PERSON, type ScopeRule } from './rule.ts';

/** Protected paths take not even a bump, so that the judge is never changed by the judged. */
export const protectedPath: ScopeRule = {
  ids: ['scope/protected'],
  reads: 'metadata',
  judge: ({ policy, change }) =>
    change.files.flatMap(({ path }) => {
      // `scope/path` refuses those; they are too long to be matched.
      const why = isTooLong(path) ? null : whyProtected(policy, path);
      if (why === null) return [];
      return [
        atFile(
          path,
          'scope/protected',
          `the file is protected: ${why}`,
          `Take it out of this pull request, or ${BY_A_PERSON}.`,
        ),
      ];
    }),
};
