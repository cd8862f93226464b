import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VERSION } from './tool.ts';

test('the version in verdicts is that of the project', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(manifest.version);
});
