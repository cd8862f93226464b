export { runCli, type Surroundings } from './run.ts';
