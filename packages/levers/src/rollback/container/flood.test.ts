import { expect, test } from 'vitest';
import { execTool } from './exec-tool.ts';

test('an image that says one line for ever costs neither memory nor time', async () => {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const { exitCode, output } = await execTool('sh', ['-c', 'head -c 60000000 /dev/zero | tr "\\0" x']);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'x'.repeat(65_536) });
  expect(performance.now() - began).toBeLessThan(8000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
}, 60_000);

test('what it says is kept as it is', async () => {
  expect(await execTool('sh', ['-c', 'printf ready; printf bad >&2; exit 3'])).toEqual({
    exitCode: 3,
    output: expect.stringMatching(/^(?:readybad|badready)$/),
  });
});
