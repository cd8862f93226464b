import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from './sample.ts';
import type { World } from './world.ts';

const git = promisify(execFile);

/** A clone whose history is cut at its tip, as `fetch-depth: 1` leaves it. */
export async function shallowClone(world: World): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-shallow-'));
  const token = Buffer.from(`x-access-token:${world.token}`).toString('base64');
  const url = `${world.simulator.serverUrl}/${REPOSITORY}.git`;
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  await git('git', ['-c', `http.extraHeader=authorization: Basic ${token}`, 'clone', '-q', '--bare', url, folder], {
    env,
  });
  // the simulator serves whole histories alone; this file is all that makes a clone a shallow one
  writeFileSync(join(folder, 'shallow'), `${world.repository.branch('main')}\n`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
