import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryIo, verdictOf } from '@gatehouse/action-kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { keepVerdict, publish } from './publish.ts';

const options = { failOn: 'block', serverUrl: 'https://github.com', verdictFile: '/x/verdict.json' } as const;

test('a verdict is told in outputs, summary and one line of the log', async () => {
  const io = memoryIo();
  const verdict = verdictOf();
  await publish(io, verdict, options);
  expect(Object.fromEntries(io.outputs)).toEqual({
    outcome: 'pass',
    verdict: JSON.stringify(verdict),
    'verdict-file': '/x/verdict.json',
    'update-type': 'patch',
    packages: '["docker.io/library/redis"]',
  });
  expect(io.lines).toEqual([`pass: ${verdict.summary}`]);
  expect(io.summaries).toHaveLength(1);
  expect(io.annotations).toEqual([]);
});

test('packages are sorted and named once; a change without bumps has no update type', async () => {
  const bump = verdictOf().bumps[0];
  const bumps = ['b', 'a', 'b'].flatMap((name) => (bump === undefined ? [] : [{ ...bump, name }]));
  const several = memoryIo();
  await publish(several, verdictOf({ bumps }), options);
  expect(several.outputs.get('packages')).toBe('["a","b"]');
  const none = memoryIo();
  await publish(none, verdictOf({ outcome: 'skip', bumps: [] }), options);
  expect([none.outputs.get('update-type'), none.outputs.get('packages')]).toEqual(['', '[]']);
});

test('fail-on: never is said', async () => {
  const io = memoryIo();
  await publish(io, verdictOf(), { ...options, failOn: 'never' });
  expect(io.summaries[0]).toContain('protects nothing');
});

test('a verdict too large for an output is cut there and whole in the file', async () => {
  const [bump] = verdictOf().bumps;
  const verdict = verdictOf({ bumps: Array.from({ length: 2000 }, () => bump).filter((one) => one !== undefined) });
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-publish-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = keepVerdict(folder, verdict);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(verdict);
  const io = memoryIo();
  await publish(io, verdict, options);
  expect(Buffer.byteLength(io.outputs.get('verdict') ?? '')).toBeLessThanOrEqual(96 * 1024);
  expect(JSON.parse(io.outputs.get('verdict') ?? '')).toMatchObject({ outcome: 'pass', truncated: true });
});
