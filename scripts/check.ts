// Everything that needs no running: types, format and lint, the package graph, unused code.
import { step } from './steps.ts';

step('types', 'tsc', ['-p', '.']);
step('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
step('package graph', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'packages', 'actions']);
step('unused code', 'knip', ['--no-progress']);
