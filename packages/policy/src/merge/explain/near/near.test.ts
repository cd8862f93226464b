import { expect, test } from 'vitest';
import { OCTOCAT } from '../../../testing.ts';
import { AGENT } from '../../testing.ts';
import { explained, pod, type Scene } from '../testing.ts';

const patch = { before: pod('redis:7.0.0'), after: pod('redis:7.0.1') };
const minor = { before: pod('redis:7.0.0'), after: pod('redis:7.1.0') };
const claim = (size: string, more = '') =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec:\n  resources:\n    requests:\n      storage: ${size}\n${more}`;
const lanes = (admit: string) =>
  `merge: { lanes: [{ name: storage, authors: ["storage-agent[bot]"], admit: [${admit}] }] }`;
const ramp = (components: string, since = '2026-01-01') =>
  `merge: { ramp: [{ components: ["${components}"], since: ${since}, by: octocat, evidence: quiet }] }`;

const CASES: readonly (readonly [string, Scene, readonly string[]])[] = [
  ['nothing near', patch, []],
  [
    'a step less',
    { ...minor, policy: 'scope: { updates: [patch] }' },
    ['scope/update-type a patch update of docker.io/library/redis would pass: scope.updates lets pass patch'],
  ],
  [
    'a step more',
    { ...minor, policy: 'scope: { updates: [minor] }' },
    ['scope/update-type a major update of docker.io/library/redis would not pass: scope.updates lets pass minor'],
  ],
  [
    'a path one level too deep',
    { ...minor, policy: 'scope: { paths: ["*"], updates: [minor, major] }' },
    ['scope/path `*` in scope.paths does not reach it; `**` would'],
  ],
  [
    'a path nearly protected',
    { ...minor, policy: 'scope: { protected: ["Apps/**"], updates: [minor, major] }' },
    ['scope/protected `Apps/**` in scope.protected differs from it only in upper and lower case'],
  ],
  [
    'an allowed spelling that is not the canonical one',
    { ...minor, policy: 'scope: { packages: { allow: [redis] }, updates: [minor, major] }' },
    [
      'scope/package docker.io/library/redis: `redis` in scope.packages.allow matches redis, but the canonical name counts: docker.io/library/redis',
    ],
  ],
  [
    'a package nearly denied',
    { ...minor, policy: 'scope: { packages: { deny: [Redis] }, updates: [minor, major] }' },
    [
      'scope/package docker.io/library/redis: `Redis` in scope.packages.deny differs from it only in upper and lower case',
    ],
  ],
  [
    'a hold that lets it through',
    {
      ...minor,
      policy: 'scope: { updates: [minor, major] }\nholds: [{ package: redis, allow: "<7.2.0", until: 2026-12-31 }]',
    },
    ['scope/hold the hold on redis allows <7.2.0, and 7.1.0 is within that; it lasts until 2026-12-31'],
  ],
  [
    'a hold that is over and lets it through',
    {
      ...minor,
      policy: 'scope: { updates: [minor, major] }\nholds: [{ package: redis, allow: "<7.2.0", until: 2026-01-01 }]',
    },
    [
      'scope/hold the hold on redis allows <7.2.0, and 7.1.0 is within that; it lasts until 2026-01-01, which is over: it is due for review',
    ],
  ],
  [
    'a level of the policy',
    {
      ...minor,
      policy:
        'scope: { updates: [minor, major] }\nrisk: { levels: [{ rule: risk/update, level: high, reason: careful }] }',
    },
    ['risk/update built in it is low; risk.levels makes it high'],
  ],
  [
    'a rule of the policy of which one condition fails',
    {
      ...minor,
      policy:
        'scope: { updates: [minor, major] }\nrisk: { rules: [{ name: mine, when: { paths: ["apps/**"], updates: [major] }, level: high, reason: r }] }',
    },
    ['risk/mine every condition but `updates` holds here'],
  ],
  [
    'in the ramp by its path',
    { ...minor, policy: `scope: { updates: [minor, major] }\n${ramp('apps/**')}` },
    [
      'merge/ramp docker.io/library/redis is in the ramp by its path (`apps/**`), not by its name, since 2026-01-01, by octocat: quiet',
    ],
  ],
  [
    'in the ramp from a day on',
    { ...minor, policy: `scope: { updates: [minor, major] }\n${ramp('**/redis', '2027-01-01')}` },
    [
      'merge/ramp docker.io/library/redis comes into the ramp by its name (`**/redis`), since 2027-01-01, by octocat: quiet',
    ],
  ],
  [
    'in the ramp by a name that is not the canonical one',
    { ...minor, policy: `scope: { updates: [minor, major] }\n${ramp('redis')}` },
    ['merge/ramp merge.ramp names it as redis, but the canonical name counts: docker.io/library/redis'],
  ],
  [
    'in the ramp but for a level',
    { ...minor, policy: `scope: { updates: [minor, major] }\n${ramp('apps')}` },
    ['merge/ramp `apps` in merge.ramp does not reach it; `apps/**` would (apps/app.yaml)'],
  ],
  [
    'a lane that is for somebody else',
    { before: claim('1Gi'), after: claim('2Gi'), policy: lanes('risk/pvc-increase'), author: OCTOCAT },
    ['merge/no-lane lane storage would admit it from storage-agent[bot], not from octocat'],
  ],
  [
    'a lane that admits all but one reason',
    { before: claim('1Gi'), after: claim('2Gi'), policy: lanes('risk/replicas'), author: AGENT },
    [
      'merge/no-lane lane storage would admit all but risk/pvc-increase (spec.resources.requests.storage of PersistentVolumeClaim data grows from 1Gi to 2Gi.): the lane does not admit it',
    ],
  ],
  [
    'a lane, and a comment beside',
    {
      before: claim('1Gi'),
      after: claim('2Gi', '# more\n'),
      policy: lanes('risk/pvc-increase, risk/unknown'),
      author: AGENT,
    },
    [
      'merge/no-lane lane storage would admit all but risk/unknown (bytes differ that no changed value accounts for (lines added or removed, a comment, quoting, order).): its level is medium here, and a lane admits only low',
    ],
  ],
  [
    'an account that is nearly the author',
    { ...minor, policy: 'authors: { enforce: [renovate] }\nscope: { updates: [minor, major] }' },
    ['merge/no-lane authors.enforce names renovate, which is another account than renovate[bot]'],
  ],
  [
    'a window that is closed, and a freeze, behind a review',
    {
      ...minor,
      policy:
        'scope: { updates: [minor, major] }\nmerge: { freeze: { active: moving }, window: { time-zone: UTC, open: [{ days: [mon], from: "09:00", to: "12:00" }] } }',
    },
    ['merge/freeze frozen by policy: moving', 'merge/window the window is closed until 2026-11-23T09:00Z'],
  ],
];

test.each(CASES)('%s', (_name, scene, expected) => {
  expect(explained(scene).near.map(({ rule, message }) => `${rule} ${message}`)).toEqual(expected);
});
