import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, step } from '../steps.ts';
import { giveUp } from './give-up.ts';
import { zizmor, zizmorFolder } from './tools.ts';
import { unlessUpToDate } from './up-to-date.ts';

const requirements = join(root, 'tools', 'requirements.txt');

/** Only what the file pins by hash, and never anything that would have to be built. */
const INSTALL = ['install', '--quiet', '--disable-pip-version-check', '--no-input', '--require-hashes', '--no-deps'];
const PINNED = [...INSTALL, '--only-binary=:all:', '-r', requirements];

const works = (command: string, ...args: string[]): boolean => spawnSync(command, args, { cwd: root }).status === 0;

function install(): void {
  if (!works('python3', '--version')) {
    giveUp('Python 3 is needed to install zizmor.', 'Debian: apt-get install python3 python3-venv.');
  }
  rmSync(zizmorFolder, { recursive: true, force: true });
  // Debian keeps what makes a virtual environment in a package of its own; pip alone is enough for one wheel.
  if (works('python3', '-m', 'venv', zizmorFolder)) {
    step('install zizmor', join(zizmorFolder, 'bin', 'python'), ['-m', 'pip', ...PINNED]);
  } else if (works('python3', '-m', 'pip', '--version')) {
    rmSync(zizmorFolder, { recursive: true, force: true });
    step('install zizmor', 'python3', ['-m', 'pip', ...PINNED, '--target', zizmorFolder]);
  } else {
    giveUp(
      'Python can make no virtual environment and has no pip: zizmor cannot be installed.',
      'Debian: apt-get install python3-venv.',
    );
  }
}

/** zizmor from the Python package index, by the hash of its wheel. */
export function installZizmor(): void {
  unlessUpToDate('zizmor', [requirements], [zizmor], install);
}
