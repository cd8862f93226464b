import { expect, it } from 'vitest';
import { change, changeOnDisk, file, OCTOCAT, RENOVATE } from '../testing.ts';
import { policyOnlyChange } from './policy-only.ts';

const PATH = '.github/gatehouse.yml';
const files = (...paths: string[]) => paths.map((path) => file(path));

it('is a change of a person to the policy and what it names, and nothing else', () => {
  const named = ['.renovate/holds.json5'];
  const judged = (parts: Parameters<typeof change>[0]) =>
    policyOnlyChange(PATH, named, change({ author: OCTOCAT, ...parts }));
  expect(judged({ files: files(PATH) })).toBe(true);
  expect(judged({ files: files(PATH, '.renovate/holds.json5') })).toBe(true);
  expect(judged({ files: files('.renovate/holds.json5') })).toBe(true);
  expect(judged({ files: files(PATH, 'kubernetes/app.yaml') })).toBe(false);
  expect(judged({ files: [] })).toBe(false);
  expect(judged({ files: files(PATH), author: RENOVATE })).toBe(false);
  expect(judged({ files: files(PATH), author: { ...OCTOCAT, type: 'Unknown' } })).toBe(false);
  expect(judged({ files: files(PATH), sharers: [{ pullRequest: 8, author: RENOVATE }] })).toBe(false);
  expect(policyOnlyChange(PATH, named, changeOnDisk({ files: files(PATH) }))).toBe(false);
});
