import { describe, expect, it } from 'vitest';
import { policyOf } from '../testing.ts';

/** What a policy with this `merge` or `labels` is told; null: it can be read. */
function told(text: string): string | null {
  try {
    policyOf(`version: 1\n${text}`);
    return null;
  } catch (error) {
    return (error as Error).message.replace('the policy .github/gatehouse.yml cannot be read: ', '');
  }
}

const window = (open: string, rest = '') => `merge: { window: { time-zone: Europe/Berlin, open: [${open}]${rest} } }`;
const hours = '{ days: [mon], from: "09:00", to: "17:00" }';
const lane = (parts: string) =>
  `merge: { lanes: [{ name: storage, authors: ["a[bot]"], admit: [risk/pvc-increase]${parts} }] }`;
const high = (login: string) => `merge: { approvals: { high: [${login}] } }`;

describe('merge and labels in a policy', () => {
  it.each([
    ['nothing', 'merge: {}\nlabels: {}'],
    ['a window', window(hours, ', exceptions: [{ date: 2026-12-24, closed: true, reason: holidays }]')],
    ['a lane', lane(', packs: [ops]')],
    [
      'a lane of rules and profiles of its own',
      `risk: { rules: [{ name: sizes, when: { paths: ["a"] }, level: low, allow-lowering: true, reason: b }] }
context: { profiles: [{ name: storage, extends: ops }] }
${lane(', packs: [storage]').replace('risk/pvc-increase', 'risk/sizes')}`,
    ],
    ['no freeze label', 'merge: { freeze: { labels: [] } }'],
    ['one label for several', 'labels: { dispositions: { review: manual, approval: manual }, withhold: [stop] }'],
    ['approvers by login and id', high('octocat, { login: hubot, id: 7 }')],
  ])('reads %s', (_name, text) => {
    expect(told(text)).toBeNull();
  });

  it.each([
    [
      'a team',
      high('acme/seniors'),
      'looks like a team, and whether an account is in one cannot be read here; list the logins of its members',
    ],
    ['a bot that approves', high('"a[bot]"'), 'is a bot, whose approval never counts'],
    ['no login', high('"a b"'), 'is not a login such as `octocat`'],
    [
      'more than there are',
      'merge: { approvals: { high: [octocat], high-count: 2 } }',
      'is more than `merge.approvals.high` names',
    ],
    [
      'an unknown time zone',
      window(hours).replace('Europe/Berlin', 'Europe/Atlantis'),
      'is not an IANA time zone such as `Europe/Berlin`',
    ],
    [
      'an empty window',
      window(hours.replace('17:00', '09:00')),
      'opens and closes at the same time; write from "00:00" to "24:00" for the whole day',
    ],
    ['no such time', window(hours.replace('09:00', '24:00')), 'is not a time of day such as "09:00"'],
    ['no such day', window(hours, ', exceptions: [{ date: 2026-02-30, closed: true }]'), 'exceptions'],
    [
      'the built-in lane again',
      lane('').replace('storage', 'bumps'),
      'is the name of the built-in lane; choose another',
    ],
    [
      'no risk rule',
      lane('').replace('risk/pvc-increase', 'pvc-increase'),
      'is not the id of a risk rule such as `risk/pvc-increase`',
    ],
    [
      'a misspelt rule in a lane',
      lane('').replace('increase', 'incease'),
      'merge.lanes[0].admit[0] `risk/pvc-incease` does not exist; did you mean risk/pvc-increase?',
    ],
    [
      'a rule that nothing is like',
      lane('').replace('pvc-increase', 'anything-at-all-that-runs'),
      'does not exist; docs/risk.md lists the rules, and rules of your own are `risk/<name>`',
    ],
    [
      'the finding that is no level',
      lane('').replace('pvc-increase', 'declared'),
      'merge.lanes[0].admit[0] `risk/declared` does not exist',
    ],
    [
      'a misspelt profile in a lane',
      lane(', packs: [opps]'),
      'merge.lanes[0].packs[0] `opps` does not exist; did you mean ops?',
    ],
    [
      'a misspelt rule that people are to be asked about',
      'merge: { approvals: { high: [octocat], explicit: [risk/deletio] } }',
      'merge.approvals.explicit[0] `risk/deletio` does not exist; did you mean risk/deletion?',
    ],
    [
      'a ramp without evidence',
      'merge: { ramp: [{ components: ["**"], since: 2026-01-01, by: octocat }] }',
      'evidence',
    ],
    [
      'our own label to withhold',
      'labels: { risks: { high: Risk/High }, withhold: [risk/high] }',
      'is a label that Gatehouse writes itself; choose another',
    ],
    [
      'a label with a comma',
      'labels: { withhold: ["a,b"] }',
      'is not the name of a label: no comma, and no space at its ends',
    ],
  ])('refuses %s', (_name, text, message) => {
    expect(told(text)).toContain(message);
  });
});
