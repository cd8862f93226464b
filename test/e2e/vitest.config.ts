import { defineConfig } from 'vitest/config';
import { root } from '../../scripts/steps.ts';

/** Tests with real programs; `npm run e2e` gets those first. */
export default defineConfig({
  root,
  test: {
    include: ['test/e2e/*.e2e.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    // The tests wait for other processes; by default one core would stay idle.
    maxWorkers: 2,
  },
});
