import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { serve } from './replay/serve.ts';
import { runCli } from './run.ts';

// Node looks up each read of `process.env` in the real environment, and the YAML parser reads it once for every token: a copy is a plain
// object, and a tenth of the time of a long replay.
process.env = { ...process.env };

if (isMainThread) {
  const { stdout, stderr, argv, env } = process;
  const script = pathToFileURL(argv[1] ?? '');
  process.exitCode = await runCli(argv.slice(2), { stdout, stderr, script, now: new Date(), env });
} else {
  await serve();
}
