import { loadPolicy } from '@gatehouse/policy';
import { describe, expect, it } from 'vitest';
import { scanPins } from './scan.ts';

const text = JSON.stringify({
  version: 1,
  images: [{ name: 'runtime', images: [{ repository: 'ghcr.io/acme/api' }], pins: ['deploy/**'] }],
});
const [set] = loadPolicy({ path: 'policy.yml', text, commit: null, files: new Map() }).images;
if (set === undefined) throw new Error('no set');

const pod = `spec:\n  containers:\n    - image: ghcr.io/acme/api@sha256:${'1'.repeat(64)}\n`;
const file = (bytes: Uint8Array) => ({ path: 'deploy/api.yaml', mode: '100644', oid: 'a'.repeat(40), bytes });
const utf16 = Buffer.from(`\uFEFF${pod}`, 'utf16le');

// What runs the file may well read it: kustomize does.
describe('a file that is no UTF-8 text and holds a digest', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-16, little endian', utf16],
    ['UTF-16, big endian', Buffer.from(utf16).swap16()],
    ['UTF-16 without a mark', utf16.subarray(2)],
    ['UTF-32', Buffer.from([...pod].flatMap((char) => [0, 0, 0, char.charCodeAt(0)]))],
    ['a byte that no text has', Buffer.concat([Buffer.from(pod), Buffer.from([0xff])])],
  ])('is refused as %s', (_name, bytes) => {
    const { pins, problems } = scanPins(set, [file(bytes)]);
    expect(pins).toEqual([]);
    expect(problems.map(({ rule, place }) => `${rule} ${place}`)).toEqual(['pins/unreadable deploy/api.yaml']);
  });

  it('is passed over when it holds none', () => {
    expect(scanPins(set, [file(Buffer.from([0xff, 0xd8, 0, 1]))]).problems).toEqual([]);
  });
});
