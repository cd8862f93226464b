import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'actions/*/src/**/*.test.ts',
      'test/{bundle,contract,corpus}/**/*.test.ts',
    ],
    // A machine that does much else at once is slow and not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'threads',
    // The long files spend most of their time waiting for processes that they started.
    maxWorkers: Math.max(3, availableParallelism() - 1),
  },
});
