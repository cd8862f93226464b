import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs one named step of a script and says how long it took; a failure ends the script with what to run again. */
export function step(
  name: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd: string = root,
): void {
  const started = performance.now();
  console.error(`\n▸ ${name}`);
  const result = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (result.status === 0) {
    console.error(`  ${name}: ${seconds} s`);
    return;
  }
  console.error(
    `\n${name} failed (exit ${result.status ?? result.signal}). Again, alone: ${[command, ...args].join(' ')}`,
  );
  process.exit(result.status ?? 1);
}

/** What git prints for a command, trimmed. */
export function git(...args: readonly string[]): string {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
}
