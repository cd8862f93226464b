import type { World } from '../world/world.ts';

export { observe } from '@gatehouse/levers';

/** What is wrong about the open issues: each must name one of these words, and each word must have its issue. */
export function openIssues({ repository }: World, words: readonly string[]): readonly string[] {
  const open = [...repository.issues.values()].filter(({ state }) => state === 'open').map(({ title }) => title);
  const missing = words.filter((word) => !open.some((title) => title.includes(word)));
  return [
    ...missing.map((word) => `No open issue tells of ${word}.`),
    ...(open.length > words.length
      ? [`${open.length} issues are open where ${words.length} should be: ${open.join(', ')}.`]
      : []),
  ];
}
