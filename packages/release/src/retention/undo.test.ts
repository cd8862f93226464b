import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { manifestOf, readUndo, restoreOrder, type UndoFile } from './undo.ts';

const manifest = '{"schemaVersion":2}';
const entry = {
  image: 'ghcr.io/acme/api',
  digest: `sha256:${createHash('sha256').update(manifest).digest('hex')}`,
  id: 7,
  deletesBy: 'packages' as const,
  role: 'root' as const,
  tags: [`pending-${'1'.repeat(40)}`],
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  bytes: Buffer.from(manifest).toString('base64'),
};
const file: UndoFile = {
  schema: 1,
  kind: 'gatehouse-prune-undo',
  plan: entry.digest,
  entries: [entry, { ...entry, role: 'child', id: 8 }],
};
const read = (value: unknown) => readUndo(new TextEncoder().encode(JSON.stringify(value)), [entry.image]);

it('reads what was written, and gives what was held before what holds it', () => {
  expect(read(file)).toEqual(file);
  expect(restoreOrder(file).map(({ id }) => id)).toEqual([8, 7]);
  expect(new TextDecoder().decode(manifestOf(entry))).toBe(manifest);
});

it.each<[string, unknown]>([
  ['another manifest', { ...file, entries: [{ ...entry, bytes: Buffer.from('{}').toString('base64') }] }],
  ['no base64', { ...file, entries: [{ ...entry, bytes: '!!' }] }],
  ['a tag that is never deleted', { ...file, entries: [{ ...entry, tags: ['1'.repeat(40)] }] }],
  ['another image repository', { ...file, entries: [{ ...entry, image: 'ghcr.io/acme/web' }] }],
  ['a tag that is none', { ...file, entries: [{ ...entry, tags: ['../x'] }] }],
  ['more than is known', { ...file, more: 1 }],
  ['a plan', { ...file, kind: 'gatehouse-prune-plan' }],
  ['nothing', null],
])('refuses %s', (_what, value) => {
  expect(read(value)).toMatchObject({ rule: 'prune/undo-file' });
});
