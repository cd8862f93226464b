import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { serve } from './replay/serve.ts';
import { runCli } from './run.ts';

if (isMainThread) {
  const { stdout, stderr, argv } = process;
  const script = pathToFileURL(argv[1] ?? '');
  process.exitCode = await runCli(argv.slice(2), { stdout, stderr, script, now: new Date() });
} else {
  await serve();
}
