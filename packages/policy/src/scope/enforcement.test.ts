import type { Change, Identity } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { change, changeOnDisk, OCTOCAT, policyOf, RENOVATE } from '../testing.ts';
import { isEnforced } from './enforcement.ts';

const listed = (entries: string) => `version: 1\nauthors: { enforce: [${entries}] }\n`;
const enforced = (text: string | null, parts: Partial<Change>) => isEnforced(policyOf(text), change(parts));
const person = (login: string, parts: Partial<Identity> = {}): Identity => ({ login, id: 1, type: 'User', ...parts });

describe('whose changes must pass', () => {
  it.each<[string | null, Identity, boolean]>([
    [null, RENOVATE, true],
    [null, OCTOCAT, false],
    [null, person('agent', { type: 'Unknown', id: null }), true],
    [null, person('acme', { type: 'Organization' }), false],
    [listed('"renovate[bot]"'), RENOVATE, true],
    [listed('"Renovate[bot]"'), RENOVATE, true],
    [listed('"dependabot[bot]"'), RENOVATE, false],
    [listed('renovate'), RENOVATE, false],
    [listed('"renovate[bot]"'), person('renovate'), false],
    [listed('octocat'), OCTOCAT, true],
    [listed('{ login: "renovate[bot]", id: 29139614 }'), RENOVATE, true],
    [listed('{ login: "renovate[bot]", id: 1 }'), RENOVATE, false],
    [listed('{ login: "renovate[bot]", id: 1 }'), { ...RENOVATE, id: null }, true],
  ])('%s, %j: %s', (text, author, expected) => {
    expect(enforced(text, { author })).toBe(expected);
  });

  it('binds a person whose head an enforced pull request shares', () => {
    expect(enforced(null, { author: OCTOCAT, sharers: [{ pullRequest: 7, author: OCTOCAT }] })).toBe(false);
    expect(
      enforced(null, {
        author: OCTOCAT,
        sharers: [
          { pullRequest: 7, author: OCTOCAT },
          { pullRequest: 8, author: RENOVATE },
        ],
      }),
    ).toBe(true);
  });

  it('binds a change whose author nobody knows', () => {
    expect(isEnforced(policyOf(null), changeOnDisk())).toBe(true);
    expect(isEnforced(policyOf(listed('"renovate[bot]"')), changeOnDisk())).toBe(true);
  });
});
