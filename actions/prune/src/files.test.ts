import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownFolder, writeDurably } from './files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('each step of a job keeps what undoes it', () => {
  const temp = mkdtempSync(join(tmpdir(), 'gatehouse-prune-files-'));
  onTestFinished(() => rmSync(temp, { recursive: true }));
  const paths = ['first', 'second', 'third'].map((text) =>
    writeDurably(ownFolder(join(temp, 'runner'), 'gatehouse-prune'), 'undo.json', bytes(text)),
  );
  expect(paths[0]).toBe(join(temp, 'runner', 'gatehouse-prune', 'undo.json'));
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['first', 'second', 'third']);
});
