import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWorkflow } from '../../workflows/read.ts';
import { PLACEHOLDER } from './source.ts';
import { gateWorkflow, signalWorkflow, sweepWorkflow } from './workflows.ts';

/** The workflow that a page of the contract shows first. */
function shown(page: string): string {
  const text = readFileSync(new URL(`../../../../../.github/workflows/${page}`, import.meta.url), 'utf8');
  return /```yaml\n(# \.github\/workflows\/[\s\S]*?)```/.exec(text)?.[1] ?? '';
}

test.each([
  ['gate.md', gateWorkflow(PLACEHOLDER)],
  ['sweep.md', sweepWorkflow(PLACEHOLDER, 'main')],
  ['signal.md', signalWorkflow(PLACEHOLDER)],
])('what %s tells to write', (page, written) => {
  expect(written).toBe(shown(page));
});

test.each(['main', 'release-2', 'Ümlaut', 'a: b', '1.0'])('a default branch named %s', (branch) => {
  const workflow = sweepWorkflow(PLACEHOLDER, branch);
  expect(workflow).toContain(branch === 'main' || branch === 'release-2' ? `[${branch}]` : `["${branch}"]`);
  expect(readWorkflow('x', workflow)?.triggers.get('push')?.filtered).toBe(true);
});
