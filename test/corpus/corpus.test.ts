import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type CorpusCase, inScope, readCases } from './cases.ts';
import { materialize } from './materialize.ts';

const CLI = join(import.meta.dirname, '../../packages/cli/dist/index.js');

interface Judged {
  readonly exit: number;
  readonly outcome: string;
  readonly rules: readonly string[];
}

function judge(each: CorpusCase): Promise<Judged> {
  const { dir, base, head } = materialize(each);
  const args = [
    'check',
    '--repo',
    dir,
    '--base',
    base,
    '--head',
    head,
    '--policy',
    each.policy,
    '--author',
    'renovate[bot]',
    '--trust-pins',
    '--format',
    'json',
  ];
  return new Promise((resolve, reject) => {
    execFile('node', [CLI, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      rmSync(dir, { recursive: true, force: true });
      try {
        const verdict = JSON.parse(stdout);
        const rules = verdict.findings.map((finding: { rule: string }) => finding.rule);
        resolve({ exit: typeof error?.code === 'number' ? error.code : 0, outcome: verdict.outcome, rules });
      } catch {
        reject(new Error(`${each.id}: no verdict on stdout\n${stdout}\n${stderr}`));
      }
    });
  });
}

const own = readCases(join(import.meta.dirname, 'cases'), join(import.meta.dirname, 'policy.yml'));
const folder = process.env.GATEHOUSE_CORPUS;
if (folder === undefined || folder === '')
  console.log('GATEHOUSE_CORPUS is not set: only the cases of this repository run');
const cases = folder ? [...own, ...readCases(folder, join(folder, '..', 'policy.yml'))] : own;
const later: string[] = [];

afterAll(() => {
  if (later.length > 0)
    console.log(`Judged later (another ecosystem, or a question for the network):\n${later.join('\n')}`);
});

describe.concurrent('benign bumps pass', () => {
  test.each(cases.filter((each) => each.expect === 'allow' && inScope(each)))('$id: $title', async (each) => {
    expect(await judge(each)).toEqual({ exit: 0, outcome: 'pass', rules: [] });
  });
});

describe.concurrent('everything else is blocked by a finding', () => {
  test.each(cases.filter((each) => each.expect === 'block' && inScope(each)))('$id: $title', async (each) => {
    const { exit, outcome, rules } = await judge(each);
    const blocked =
      outcome === 'block' && exit === 1 && rules.length > 0 && rules.every((rule) => !rule.startsWith('error/'));
    // An object that git cannot read leaves nothing to find: that is the one error.
    const unreadable = outcome === 'error' && exit === 2 && rules.join() === 'error/missing-object';
    expect({ blocked: blocked || unreadable, outcome, rules }).toEqual({ blocked: true, outcome, rules });
  });
});

const outOfScope = cases.filter((each) => !inScope(each));
if (outOfScope.length > 0)
  describe.concurrent('cases for later', () => {
    test.each(outOfScope)('$id: $title', async (each) => {
      const { outcome } = await judge(each);
      later.push(`  ${each.id} (${each.ecosystem ?? (each.needs?.join() || 'ambiguous')}): ${outcome}`);
      if (each.expect === 'allow') expect(outcome).toBe('block');
    });
  });
