import type { Identity } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { change, OCTOCAT, policyOf, RENOVATE } from '../testing.ts';
import { boundBy } from './bound.ts';

const AGENT: Identity = { login: 'storage-agent[bot]', id: 77, type: 'Bot' };
const LANE = 'merge:\n  lanes:\n    - { name: storage, authors: ["storage-agent[bot]"], admit: [risk/pvc-increase] }';
const ENFORCED = `authors: { enforce: ["renovate[bot]"] }\n${LANE}`;
const BOTH = `authors: { enforce: ["renovate[bot]", "storage-agent[bot]"] }\n${LANE}`;
const BY_ID = LANE.replace('"storage-agent[bot]"', '{ login: "storage-agent[bot]", id: 77 }');
const nobody = { bound: false, scope: false, proof: false, lanes: [] };
const byScope = { bound: true, scope: true, proof: true, lanes: [] };
const byLane = { bound: true, scope: false, proof: false, lanes: ['storage'] };
const byBoth = { bound: true, scope: true, proof: false, lanes: ['storage'] };
/** Two accounts, of which each is bound by its own. */
const byEither = { ...byBoth, proof: true };

describe('boundBy', () => {
  it.each([
    ['a bot, by default', '', RENOVATE, [], byScope],
    ['a person', '', OCTOCAT, [], nobody],
    ['nobody knows who', LANE, null, [], byScope],
    ['a bot of a lane', LANE, AGENT, [], byLane],
    ['a bot beside a lane', LANE, RENOVATE, [], byScope],
    ['an enforced bot of a lane', BOTH, AGENT, [], byBoth],
    ['a bot of a lane, another enforced', ENFORCED, AGENT, [], byLane],
    ['a bot in neither', ENFORCED, { ...AGENT, login: 'else[bot]' }, [], nobody],
    ['the login of a lane with another id', BY_ID, { ...AGENT, id: 78 }, [], byScope],
    ['a person whose head a bot shares', '', OCTOCAT, [RENOVATE], byScope],
    ['a person whose head an agent shares', LANE, OCTOCAT, [AGENT], byLane],
    ['an agent whose head a bot shares', LANE, AGENT, [RENOVATE], byEither],
    ['a bot whose head an agent shares', LANE, RENOVATE, [AGENT], byEither],
    ['an agent whose head somebody gone shares', LANE, AGENT, [null], byEither],
    ['everyone', 'merge: { bind: all }', OCTOCAT, [], { ...nobody, bound: true }],
  ] as const)('%s', (_name, text, author, others, expected) => {
    const sharers = others.map((other, index) => ({ pullRequest: 8 + index, author: other }));
    expect(boundBy(policyOf(`version: 1\n${text}`), change({ author, sharers }))).toEqual(expected);
  });
});
