import { describe, expect, test } from 'vitest';
import { change, OCTOCAT, policyOf, RENOVATE } from '../testing.ts';
import { requiredProfiles } from './required-profiles.ts';

const LOW = { level: 'low', reasons: [], complete: true, lowered: [] } as const;
const LANES = `merge:
  lanes:
    - { name: storage, authors: [octocat], admit: [risk/pvc-increase], packs: [ops] }
    - { name: other, authors: [somebody], admit: [risk/pvc-increase], packs: [canary] }
`;
const REQUIRE = `context:
  require:
    - { profile: bot, when: { authors: ["octocat"] } }
    - { profile: ops, when: { authors: ["octocat"] } }
`;

const namesOf = (text: string, author: typeof OCTOCAT) =>
  requiredProfiles(policyOf(`version: 1\n${text}`), change({ author, sharers: [] }), LOW).map(({ name }) => name);

describe('the packs of a lane', () => {
  test.each<[string, string, typeof OCTOCAT, string[]]>([
    ['are asked of its authors', LANES, OCTOCAT, ['ops']],
    ['are asked of nobody else', LANES, RENOVATE, []],
    ['are asked once, in the order of context.require', LANES + REQUIRE, OCTOCAT, ['bot', 'ops']],
  ])('%s', (_what, text, author, names) => expect(namesOf(text, author)).toEqual(names));
});
