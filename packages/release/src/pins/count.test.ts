import { loadPolicy } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { rewritePins } from './rewrite.ts';

const IMAGE = 'ghcr.io/acme/api';
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

function setWith(floor: number | null) {
  const set = { name: 'runtime', images: [{ repository: IMAGE }], ...(floor !== null && { floor }) };
  const text = JSON.stringify({ version: 1, images: [set] });
  const [read] = loadPolicy({ path: 'policy.yml', text, commit: null, files: new Map() }).images;
  if (read === undefined) throw new Error('no set');
  return read;
}

function filesWith(pins: number) {
  return Array.from({ length: pins }, (_, at) => ({
    path: `d${at}/compose.yaml`,
    mode: '100644',
    oid: `${at}`.repeat(40),
    bytes: new TextEncoder().encode(`services: { a: { image: "${IMAGE}@${digest('1')}" } }\n`),
  }));
}

// A floor that once let fewer pins through must not go on to hide pins that are lost later.
test.each<[found: number, promoted: number, floor: number | null, refused: string | null]>([
  [3, 3, null, null],
  [4, 3, null, null],
  [2, 3, null, '2 pins are found, and the last promoted state had 3.'],
  [2, 3, 2, null],
  [4, 7, 2, '4 pins are found, and the last promoted state had 7.'],
  [6, 7, 2, '6 pins are found, and the last promoted state had 7.'],
  [3, 3, 5, '3 pins are found, and the policy sets a floor of 5.'],
  [4, 3, 5, '4 pins are found, and the policy sets a floor of 5.'],
  [5, 3, 5, null],
  [3, 7, 5, '3 pins are found, and the policy sets a floor of 5.'],
])('%i pins where there were %i and the floor is %s', (found, promoted, floor, refused) => {
  const result = rewritePins(setWith(floor), filesWith(found), new Map([[IMAGE, digest('2')]]), { promoted });
  if (refused === null) return expect(result).toMatchObject({ pins: { length: found } });
  expect(result).toMatchObject({ refusals: [{ rule: 'pins/fewer', message: refused }] });
  // The way out that it names is one.
  const way = rewritePins(setWith(found), filesWith(found), new Map([[IMAGE, digest('2')]]), { promoted });
  expect(way).not.toHaveProperty('refusals');
});
