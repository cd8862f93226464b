import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, step } from '../steps.ts';

const changed = (file: string): number => statSync(join(root, file)).mtimeMs;

/** Builds the actions' bundles where one is missing or older than any source: what runs is what the tree says. */
export function buildActions(): void {
  const sources = globSync(['packages/*/src/**/*.ts', 'actions/*/src/**/*.ts', 'pnpm-lock.yaml'], { cwd: root });
  const newest = Math.max(...sources.filter((file) => !file.endsWith('.test.ts')).map(changed));
  const stale = globSync('actions/*', { cwd: root }).filter((action) => {
    const bundle = join(action, 'dist', 'index.js');
    return !existsSync(join(root, bundle)) || changed(bundle) < newest;
  });
  if (stale.length > 0) step('bundles', 'node', ['scripts/build.ts', ...stale.sort()]);
}
