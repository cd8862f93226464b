import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolsFolder } from './tools.ts';

/** What an installation came from; another machine or another pin makes another key. */
function keyOf(pins: readonly string[]): string {
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  for (const file of pins) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Runs `install` unless it ran to its end for exactly these pins and what it made is still there.
 * @param pins files that say what is installed, absolute
 * @param made files that must exist afterwards, absolute
 */
export function unlessUpToDate(name: string, pins: readonly string[], made: readonly string[], install: () => void) {
  const marker = join(toolsFolder, `${name}.key`);
  const key = keyOf(pins);
  const current = existsSync(marker) && readFileSync(marker, 'utf8') === key;
  if (current && made.every((file) => existsSync(file))) return;
  mkdirSync(toolsFolder, { recursive: true });
  rmSync(marker, { force: true });
  install();
  writeFileSync(marker, key);
}
