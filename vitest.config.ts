import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'actions/*/src/**/*.test.ts',
      'test/{bundle,contract,corpus}/**/*.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'threads',
    // The long files spend most of their time waiting for processes that they started.
    maxWorkers: Math.max(3, availableParallelism() - 1),
  },
});
