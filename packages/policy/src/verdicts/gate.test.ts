import type { Identity } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { AGENT, finding, gate } from '../merge/testing.ts';
import { change, policyOf, RENOVATE } from '../testing.ts';
import type { Gate } from '../verdict.ts';
import { judgeGate } from './gate.ts';

const LANE = 'merge: { lanes: [{ name: storage, authors: ["storage-agent[bot]"], admit: [risk/pvc-increase] }] }';
const policy = policyOf(`version: 1\n${LANE}\n`);

function rulesFor(author: Identity, sharer: Identity) {
  const verdict = (of: Gate, ...rules: string[]) =>
    gate({ gate: of, outcome: rules.length > 0 ? 'block' : 'pass', findings: rules.map((rule) => finding(rule)) });
  return judgeGate({
    policy,
    change: change({
      author,
      sharers: [
        { pullRequest: 7, author },
        { pullRequest: 8, author: sharer },
      ],
    }),
    rollback: null,
    scope: verdict('diff-scope', 'scope/residue', 'scope/hold'),
    risk: verdict('risk'),
    context: verdict('context-pack'),
    review: verdict('quality-gate'),
  }).findings.map(({ rule }) => rule);
}

describe('findings of diff-scope', () => {
  it.each<[string, Identity, Identity, string[]]>([
    ['bind whom no lane names', RENOVATE, RENOVATE, ['scope/residue', 'scope/hold']],
    ['but for holds, do not bind whom a lane names', AGENT, AGENT, ['scope/hold']],
    ['bind a head that both propose', AGENT, RENOVATE, ['scope/residue', 'scope/hold']],
    [
      'are not lifted by an agent who opens a pull request of the same head',
      RENOVATE,
      AGENT,
      ['scope/residue', 'scope/hold'],
    ],
  ])('%s', (_name, author, sharer, rules) => {
    expect(rulesFor(author, sharer)).toEqual(rules);
  });
});
