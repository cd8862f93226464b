import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RehearsalRecord, recordOf, rehearsalSummary, renderRecord, runTrials } from '@gatehouse/levers';
import { GatehouseError, TOOL } from '@gatehouse/policy';
import { printableJson } from '../escape.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';
import type { RehearseOptions } from './command.ts';
import { renderResult } from './table.ts';
import { allTrials } from './trials/all.ts';
import { startWorld } from './world/world.ts';

const HEADING = `A GitHub and a registry run inside this process, with a repository that pins two images in three places.
Every line is one thing that is tried on them, and what stopped it where something must.

`;

/** Exit code: 0 everything went as it should, 1 something did not. */
export async function runRehearsal(
  { record: folder }: RehearseOptions,
  terminal: Terminal,
  now: Date,
): Promise<number> {
  const started = performance.now();
  if (folder !== undefined) makeFolder(folder);
  const world = await startWorld();
  await terminal.out(HEADING);
  const told = {
    milliseconds: () => performance.now(),
    result: (result: Parameters<typeof renderResult>[0]) => terminal.out(renderResult(result, terminal.colors)),
  };
  const trials = await runTrials(allTrials(world), told).finally(() => world.close());
  const about = { tool: TOOL, place: 'the embedded simulator', at: now.toISOString(), notTried: [] };
  const record = recordOf(trials, about);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  await terminal.out(`\n${rehearsalSummary(record)} (${seconds} s).\n`);
  const kept = folder === undefined ? 'none was kept; --record DIR keeps one' : keep(record, folder).join(', ');
  await terminal.out(`Record: ${kept}\n`);
  if (terminal.gone) return EXIT.untold;
  return record.asExpected ? EXIT.fine : EXIT.against;
}

/** Before anything is tried, so that nobody waits for a record that cannot be kept. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const fix = 'Name a folder with --record that can be made and written to.';
    throw new GatehouseError('invalid-input', `the record cannot be kept in ${folder}`, fix, { cause });
  }
}

/** Paths of the two files. */
function keep(record: RehearsalRecord, folder: string): readonly string[] {
  const files = { 'rehearsal.json': `${printableJson(record, 2)}\n`, 'rehearsal.md': renderRecord(record) };
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}
