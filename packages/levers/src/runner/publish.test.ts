import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryIo } from '@gatehouse/action-kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import type { LeverReport } from '../shared/report.ts';
import { publishReport } from './publish.ts';

const refusal = { rule: 'promote/held', place: 'holds/api.yml', message: 'It is held.', fix: 'Lift it.' };
const evidence = { check: 'hold', outcome: 'failed', detail: 'since Monday' } as const;

async function published(
  report: Partial<LeverReport> & { readonly from?: unknown },
  alarms = [] as (typeof refusal)[],
) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-publish-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const io = memoryIo({});
  const whole = { outcome: 'done', summary: 'Done.', refusals: [], evidence: [], ...report } as LeverReport;
  const asked = { folder, name: 'report.json', outputs: { commit: 'abc' }, page: '# Page', alarms };
  const code = await publishReport(io, whole, asked);
  return { code, io, file: join(folder, 'report.json') };
}

test('leaves the whole report in a file, and names it', async () => {
  const { code, io, file } = await published({ from: { digests: new Map([['acme/api', 'sha256:1']]) } });
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ from: { digests: { 'acme/api': 'sha256:1' } } });
  expect(Object.fromEntries(io.outputs)).toEqual({ outcome: 'done', 'report-file': file, commit: 'abc' });
});

test('a refusal is red, and told in the log and beside the run', async () => {
  const { code, io } = await published({ outcome: 'refused', refusals: [refusal], evidence: [evidence] });
  expect(code).toBe(1);
  expect(io.lines).toEqual([
    'hold: failed; since Monday',
    'promote/held at holds/api.yml: It is held. Lift it.',
    'Done.',
  ]);
});

test('a message that is no sentence does not run into what to do', async () => {
  const { io } = await published({ outcome: 'refused', refusals: [{ ...refusal, message: 'it answered 403' }] });
  expect(io.lines[0]).toBe('promote/held at holds/api.yml: it answered 403. Lift it.');
  expect(io.annotations[0]?.message).toBe('it answered 403. Lift it.');
});

test('an alarm is told and is no failure', async () => {
  const { code, io } = await published({}, [refusal]);
  expect(code).toBe(0);
  expect(io.annotations).toEqual([
    { level: 'warning', message: 'It is held. Lift it.', place: { title: 'promote/held' } },
  ]);
});
