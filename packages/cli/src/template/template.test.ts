import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gatehouse, repositories } from '../testing.ts';

const made = repositories();
const nowhere = mkdtempSync(join(tmpdir(), 'gatehouse-template-'));
afterAll(() => {
  made.clean();
  rmSync(nowhere, { recursive: true });
});

const OPS = `## Risk statement

<!-- State the risk (low, medium or high) and what breaks for whom if this is wrong. -->

## Validation evidence

<!-- Show how it was validated, with commands and their output as code. -->

\`\`\`sh
# command, and what it said
\`\`\`

## Rollback plan

<!-- Give the steps that take it back, and how to see that they worked. -->
`;

const OWN = `version: 1
context:
  profiles:
    - { name: small, sections: [{ title: Why, hint: Say why }] }
`;

test('a built-in profile, where there is no policy and no repository', () => {
  expect(gatehouse('template', '--repo', nowhere, '--profile', 'ops')).toMatchObject({ code: 0, out: OPS, err: '' });
});

test("the policy's own profile: at HEAD, or of a file in its place", () => {
  const repo = made.make();
  repo.commit({ files: { '.github/gatehouse.yml': OWN } });
  const out = '## Why\n\n<!-- Say why. -->\n';
  expect(gatehouse('template', '--repo', repo.dir, '--profile', 'small')).toMatchObject({ code: 0, out });
  const file = join(nowhere, 'policy.yml');
  writeFileSync(file, OWN.replace('Say why', 'Say what for'));
  for (const dir of [repo.dir, nowhere]) {
    const run = gatehouse('template', '--repo', dir, '--profile', 'small', '--policy', file);
    expect(run).toMatchObject({ code: 0, out: '## Why\n\n<!-- Say what for. -->\n' });
  }
});

test('a profile that nobody knows, and a policy that cannot be read', () => {
  expect(gatehouse('template', '--repo', nowhere, '--profile', 'x')).toMatchObject({
    code: 2,
    out: '',
    err: 'error: there is no profile x\n  fix: Name one of: canary, ops, bot.\n',
  });
  const run = gatehouse('template', '--repo', nowhere, '--profile', 'ops', '--policy', join(nowhere, 'none.yml'));
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain('does not exist');
});
