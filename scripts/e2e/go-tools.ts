import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, step } from '../steps.ts';
import { giveUp } from './give-up.ts';
import { act, actionlint, toolsFolder } from './tools.ts';
import { unlessUpToDate } from './up-to-date.ts';

const module = join(root, 'tools');

/** From 1.21 on Go fetches by itself the version that a go.mod asks for. */
const OLDEST_GO = 21;

function assertGo(): void {
  const { stdout, error } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', cwd: root });
  const minor = /^go1\.(\d+)/.exec(stdout ?? '')?.[1];
  if (error === undefined && Number(minor) >= OLDEST_GO) return;
  const found = error === undefined ? `found ${stdout.trim() || 'none that works'}` : 'found none';
  giveUp(
    `Go 1.${OLDEST_GO} or newer is needed to build act and actionlint (${found}).`,
    'Debian 13: apt-get install golang-go. Debian 12: the same from bookworm-backports. Elsewhere: https://go.dev/dl.',
  );
}

/** act and actionlint, built from source: tools/go.sum pins every module by its checksum. */
export function buildGoTools(): void {
  const pins = [join(module, 'go.mod'), join(module, 'go.sum')];
  unlessUpToDate('go', pins, [act, actionlint], () => {
    assertGo();
    // Distributions may have switched fetching another version off; tools/go.mod may ask for a newer one than is installed.
    const env = { GOBIN: toolsFolder, GOTOOLCHAIN: process.env.GOTOOLCHAIN ?? 'auto' };
    step('build act and actionlint', 'go', ['install', '-mod=readonly', 'tool'], env, module);
  });
}
