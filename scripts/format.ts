import { step } from './steps.ts';

step('format', 'biome', ['check', '--write', '.']);
