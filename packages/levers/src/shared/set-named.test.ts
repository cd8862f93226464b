import { loadPolicy } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { noImages } from '../prune/images.ts';
import { setNamed } from './policy.ts';

const set = (name: string) => `  - { name: ${name}, images: [{ repository: "ghcr.io/acme/${name}" }] }\n`;
const policyOf = (text: string | null) => loadPolicy({ path: 'p.yml', text, commit: null, files: new Map() });

test.each<[string | null, string, string]>([
  [null, '', 'There is no p.yml, and so no image set.'],
  ['version: 1\n', 'web', 'p.yml describes no image set.'],
  [`version: 1\nimages:\n${set('api')}`, 'web', "There is no image set 'web' in p.yml."],
  [`version: 1\nimages:\n${set('api')}${set('web')}`, '', 'p.yml has 2 image sets, and none was named.'],
])('which set is asked for, %j with %j', (text, name, message) => {
  expect(() => setNamed(policyOf(text), name)).toThrow(message);
});

test('the one set there is needs no name', () => {
  expect(setNamed(policyOf(`version: 1\nimages:\n${set('api')}`), '').name).toBe('api');
});

test('a policy that is not there is told apart from one without images', () => {
  expect(noImages(policyOf(null)).message).toContain('no such file on the default branch');
  expect(noImages(policyOf('version: 1\n')).message).toContain('`prune.images`');
});
