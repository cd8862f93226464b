import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainTarget } from './explain-target.ts';
import { parseRollbackTarget } from './target.ts';

const ID = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
const WAYS =
  'Name `previous`, all 40 digits of the commit that the images were built from, or `at-commit:` and those of a commit of the default branch; `git rev-parse` prints them.';
const MOVES = 'it is no full commit id, and names of branches and tags are not taken, for they move';
const CASE = 'it is written in lower case, without spaces';

it.each([
  ['', 'nothing is named', WAYS],
  ['Previous', 'it is written in lower case', 'Name `previous`.'],
  [
    ID.slice(0, 7),
    'it has 7 of the 40 digits of a commit id, and what is short may stand for several',
    'Name all 40 digits; `git rev-parse 1a2b3c4` prints them.',
  ],
  [
    'at-commit:1A2B3C4',
    'it has 7 of the 40 digits of a commit id, and what is short may stand for several',
    'Name all 40 digits behind `at-commit:`; `git rev-parse 1a2b3c4` prints them.',
  ],
  [`${ID}0`, 'it has 41 digits, and a commit id has 40', WAYS],
  [ID.toUpperCase(), CASE, `Name \`${ID}\`.`],
  [`At-Commit:${ID}`, CASE, `Name \`at-commit:${ID}\`.`],
  [`at-commit: ${ID.toUpperCase()}`, CASE, `Name \`at-commit:${ID}\`.`],
  [`pending-${ID}`, 'that is the tag of a build', `Name its commit, \`${ID}\`.`],
  [`ghcr.io/acme/api@sha256:${'a'.repeat(64)}`, 'it is a digest, and a set goes back as a whole', WAYS],
  [
    `https://github.com/acme/infra/commit/${ID}`,
    'it is an address',
    `Name \`${ID}\` if the images were built from that commit, or \`at-commit:${ID}\` if it is the one that promoted them.`,
  ],
  ['v1.2.3', MOVES, WAYS],
  ['main', MOVES, WAYS],
  ['HEAD~1', MOVES, WAYS],
  ['at-commit:', MOVES, WAYS],
  ['cafe', MOVES, WAYS],
  ['::error::x\n`', MOVES, WAYS],
])('%j', (text, why, fix) => {
  expect(parseRollbackTarget(text)).toBeNull();
  expect(explainTarget(text)).toEqual({ why, fix });
});

it('whatever it proposes is a target', () => {
  const id = fc.stringMatching(/^[0-9a-fA-F]{38,42}$/);
  const text = fc.tuple(fc.constantFrom('', 'at-commit:', 'AT-COMMIT: ', 'pending-', 'x/commit/'), id);
  fc.assert(
    fc.property(text, ([prefix, digits]) => {
      const { fix } = explainTarget(`${prefix}${digits}`);
      const named = [...fix.matchAll(/`((?:at-commit:)?[0-9a-f]{40})`/g)].map(([, target = '']) => target);
      for (const target of named) expect(parseRollbackTarget(target)).not.toBeNull();
      expect(fix.length).toBeLessThan(400);
    }),
  );
});
