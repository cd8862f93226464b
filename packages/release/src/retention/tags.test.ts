import { expect, it } from 'vitest';
import { isRevisionTag, pendingRevision, subjectOfTag } from './tags.ts';

const SHA = 'a'.repeat(40);
const HEX = '0'.repeat(64);

it.each([
  [`pending-${SHA}`, SHA],
  [`pending-${SHA}0`, null],
  [`pending-${SHA.slice(1)}`, null],
  [`pending-${SHA.toUpperCase()}`, null],
  [`xpending-${SHA}`, null],
  [`pending-${SHA}\n`, null],
  ['pending-', null],
  ['pending-main', null],
  [SHA, null],
])('%j is pending for %s', (tag, revision) => {
  expect(pendingRevision(tag)).toBe(revision);
});

it.each([
  [`sha256-${HEX}`, true],
  [`sha256-${HEX}.sig`, true],
  [`sha256-${HEX}.att`, true],
  [`sha256-${HEX}.sbom`, true],
  [`sha256-${HEX}.other`, false],
  [`sha256-${HEX}.sig.sig`, false],
  [`sha256-${HEX}0`, false],
  [`sha512-${HEX}`, false],
  [`v1-sha256-${HEX}.sig`, false],
])('%s belongs to a digest: %s', (tag, expected) => {
  expect(subjectOfTag(tag)).toBe(expected ? `sha256:${HEX}` : null);
});

it.each([
  [SHA, true],
  [`${SHA}0`, false],
  [SHA.toUpperCase(), false],
  ['main', false],
  [`pending-${SHA}`, false],
])('%s is a revision: %s', (tag, expected) => {
  expect(isRevisionTag(tag)).toBe(expected);
});
