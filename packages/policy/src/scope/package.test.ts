import type { Bump } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { bump, proof, rulesOf } from '../testing.ts';

const judged = (packages: string, parts: Partial<Bump>) =>
  rulesOf({ text: `version: 1\nscope: { packages: ${packages} }\n`, proof: proof({ bumps: [bump(parts)] }) });
const redis = { name: 'docker.io/library/redis', written: 'redis' };

describe('scope.packages', () => {
  it.each<[string, Partial<Bump>, boolean]>([
    ['{}', redis, true],
    ['{ allow: ["docker.io/library/*"] }', redis, true],
    // An allow list is about identity: the name as written can be anything.
    ['{ allow: ["redis"] }', redis, false],
    ['{ allow: ["ghcr.io/acme/**"] }', {}, true],
    ['{ allow: ["ghcr.io/acme/**"] }', { name: 'ghcr.io/other/app', written: 'ghcr.io/acme/app' }, false],
    ['{ deny: ["redis"] }', redis, false],
    ['{ deny: ["docker.io/library/redis"] }', redis, false],
    ['{ deny: ["other"] }', redis, true],
    ['{ allow: ["**"], deny: ["redis"] }', redis, false],
    ['{}', { name: 'a'.repeat(300), written: 'a' }, false],
  ])('%s, %j: %s', (packages, parts, passes) => {
    expect(judged(packages, parts)).toEqual(passes ? [] : ['scope/package']);
  });
});
