import { expect, it } from 'vitest';
import { bump, judge, proof } from '../testing.ts';

it('a held version is a finding with reason, issue and way out', () => {
  const text = `version: 1
scope: { updates: [major] }
holds: [{ package: "acme/app", allow: "<2", reason: "needs a migration", issue: "https://example.org/1", until: 2026-01-31 }]
`;
  const held = bump({
    name: 'docker.io/acme/app',
    written: 'acme/app',
    update: 'major',
    to: { version: '2.0.0', digest: null },
  });
  expect(judge({ text, proof: proof({ bumps: [held] }) }).findings).toEqual([
    {
      rule: 'scope/hold',
      path: 'kubernetes/app.yaml',
      line: 7,
      message:
        'docker.io/acme/app 1.2.3 to 2.0.0 is held: the hold on acme/app allows only <2; needs a migration; it was to last until 2026-01-31 and is due for review',
      fix: 'Change or remove the hold when https://example.org/1 is settled, or make the change in a pull request of a person, from another branch.',
      due: true,
    },
  ]);
});

it('one in force hides one that is due for review', () => {
  const due = '{ package: "ghcr.io/acme/app", allow: "<1", until: 2026-01-31 }';
  const inForce = '{ package: "ghcr.io/acme/app", allow: "<1.2", until: 2026-12-31 }';
  const dueIn = (holds: string) => judge({ text: `version: 1\nholds: [${holds}]` }).findings.map(({ due }) => due);
  expect([dueIn(due), dueIn(`${due}, ${inForce}`), dueIn(inForce)]).toEqual([[true], [undefined], [undefined]]);
});
