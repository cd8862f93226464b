import { expect, it } from 'vitest';
import { bump, judge, proof, rulesOf } from '../testing.ts';

it('only references of listed managers may move; all by default', () => {
  const text = 'version: 1\nscope: { managers: [flux] }\n';
  expect(rulesOf({})).toEqual([]);
  expect(rulesOf({ text, proof: proof({ bumps: [bump({ manager: 'flux' })] }) })).toEqual([]);
  expect(judge({ text }).findings).toEqual([
    {
      rule: 'scope/manager',
      path: 'kubernetes/app.yaml',
      line: 7,
      message:
        'ghcr.io/acme/app 1.2.3 to 1.2.4 is a reference of manager kubernetes, which scope.managers does not list',
      fix: 'Add kubernetes to scope.managers in .github/gatehouse.yml, or make the change in a pull request of a person, from another branch.',
    },
  ]);
});
