#!/usr/bin/env node
// Starts every command of the README on a machine that has only git, Node 20 or newer and npm: installs the pinned pnpm's
// idea of node_modules once, then runs the script of that name on the pinned Node 24 (what GitHub runs actions on).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `Node 20 or newer is needed; this is ${process.version}. Install it from your package manager and run again.`,
  );
  process.exit(1);
}

const run = (command, argv, options = {}) =>
  spawnSync(command, argv, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options });

/** What node_modules was installed for: skips the installer when nothing it reads has changed. */
function installationKey() {
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function install() {
  const marker = join(root, 'node_modules', '.gatehouse-installed');
  const key = installationKey();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === key) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.error('Installing dependencies (once; later runs skip this) …');
  const result = run(
    'npx',
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline', '--loglevel=error'],
    {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, npm_config_loglevel: 'error', CI: process.env.CI ?? 'true' },
    },
  );
  if (result.status !== 0) {
    console.error(
      'The install failed; see above. It needs the npm registry. Run the same command again once it can be reached.',
    );
    process.exit(result.status ?? 1);
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(marker, key);
}

install();
const bin = join(root, 'node_modules', '.bin');
const result = run(join(bin, 'node'), [join(root, 'scripts', `${script}.ts`), ...args], {
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
});
process.exit(result.status ?? 1);
