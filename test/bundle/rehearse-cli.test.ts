import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RehearsalRecord } from '@gatehouse/levers';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../scripts/steps.ts';

const run = promisify(execFile);

test('the built command line rehearses from any folder, with nothing installed beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'packages/cli/dist'), join(folder, 'dist'), { recursive: true });
  const args = [join(folder, 'dist/index.js'), 'rehearse', '--record', join(folder, 'record')];
  const { stdout } = await run(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH } });
  const record: RehearsalRecord = JSON.parse(readFileSync(join(folder, 'record/rehearsal.json'), 'utf8'));
  expect(record.trials.filter(({ asExpected }) => !asExpected)).toEqual([]);
  expect(stdout).toContain('all went as they should');
}, 240_000);
