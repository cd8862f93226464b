import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gatehouse, pod, repositories } from '../testing.ts';
import { groups, places } from './groups.ts';

const made = repositories();
afterAll(() => made.clean());

const POLICY = `version: 1
scope: { updates: [minor, patch], paths: ["apps/*"] }
merge:
  ramp: [{ components: ["Apps/**"], since: 2026-01-01, by: octocat, evidence: "a quiet quarter" }]
  freeze: { active: "the cluster moves" }
`;

function scene(policy: string) {
  const repo = made.make();
  const file = join(repo.dir, 'policy.yml');
  writeFileSync(file, policy);
  const app = (version: string) => ({
    'apps/a/x.yaml': pod(`acme/x:${version}`),
    'apps/y.yaml': pod(`acme/y:${version}`),
  });
  const base = repo.commit({ files: app('1.0.0') });
  const head = repo.commit({ files: app('1.0.1') });
  const explain = (...more: string[]) =>
    gatehouse('explain', '--repo', repo.dir, '--base', base, '--head', head, '--policy', file, ...more);
  return { file, base, head, explain };
}

test('the story of a bump that is stopped, with what matched, what nearly did and what it would take', () => {
  const { file, explain } = scene(POLICY);
  const run = explain('--author', 'renovate[bot]');
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(run.out.replace(/sha256:[0-9a-f]{12}/, 'sha256:…')).toBe(`2 bumps in 2 files, and nothing else.
judged as a change of renovate[bot], by the policy sha256:…

package           from   to     update  place
docker.io/acme/x  1.0.0  1.0.1  patch   apps/a/x.yaml:8
docker.io/acme/y  1.0.0  1.0.1  patch   apps/y.yaml:8

It is blocked (low risk). It stays blocked until every reason is settled; an approval does not lift it.

Judges
  diff-scope  block  Blocked by 1 finding; the first: apps/a/x.yaml: the file is outside scope.paths (apps/*).
  risk        pass   Low risk: nothing but 2 proved updates (patch).

Rules that matched
  scope/path  apps/a/x.yaml
    the file is outside scope.paths (apps/*)
  risk/update (low)  apps/a/x.yaml:8
    docker.io/acme/x 1.0.0 to 1.0.1 is a proved patch update.
  risk/update (low)  apps/y.yaml:8
    docker.io/acme/y 1.0.0 to 1.0.1 is a proved patch update.

Rules that nearly did
  scope/path  apps/a/x.yaml
    \`apps/*\` in scope.paths does not reach it; \`apps/**\` would
  merge/ramp  apps/a/x.yaml:8
    \`Apps/**\` in merge.ramp differs from it only in upper and lower case (apps/a/x.yaml)
  merge/ramp  apps/y.yaml:8
    \`Apps/**\` in merge.ramp differs from it only in upper and lower case (apps/y.yaml)
  merge/freeze
    frozen by policy: the cluster moves

To merge itself, all of this would have to change:
  1. Add its path to scope.paths in ${file}, or make the change in a pull request of a person, from another branch.
     scope/path  apps/a/x.yaml
     the file is outside scope.paths (apps/*)
  2. Add them to merge.ramp in ${file}, or review it.
     merge/ramp  apps/a/x.yaml:8
     docker.io/acme/x and docker.io/acme/y are not in the ramp
  3. Remove merge.freeze.active to lift it.
     merge/freeze
     frozen by policy: the cluster moves

A disk does not know: authors.commits, context, review, approvals, freeze, checks. Each was taken to stand in the way of nothing.
`);
});

test('what merges itself needs nothing', () => {
  const ramp = 'ramp: [{ components: ["**"], since: 2026-01-01, by: octocat, evidence: "quiet" }]';
  const { out } = scene(`version: 1\nmerge: { ${ramp} }\n`).explain();
  expect(out).toContain(
    '\nIt merges itself (low risk). It merges itself as soon as the required checks pass (lane bumps',
  );
  expect(out).toContain('\nTo merge itself it needs nothing more than the required checks.\n');
});

test('the JSON is the story as data', () => {
  const { base, head, explain } = scene(POLICY);
  const run = explain('--format', 'json');
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({
    schema: 1,
    base,
    head,
    author: null,
    what: '2 bumps in 2 files, and nothing else.',
    disposition: { kind: 'blocked', risk: 'low' },
    matched: [{ rule: 'scope/path', path: 'apps/a/x.yaml', level: null }, { rule: 'risk/update', level: 'low' }, {}],
    obstacles: [{ rule: 'scope/path' }, { rule: 'merge/ramp' }, { rule: 'merge/freeze' }],
  });
});

test('what cannot be decided has no story', () => {
  const { explain } = scene(POLICY);
  expect(explain('--head', 'nope')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('"nope" names no commit'),
  });
});

test('places of one thing: each once, the first three, hostile names made harmless', () => {
  const at = (path: string | null, line: number | null = null) => ({ path, line });
  expect(places([at(null)])).toBe('');
  expect(places([at('a', 1), at('a', 1), at('b\x1b')])).toBe('  a:1, b\\u{1b}');
  expect(places(['a', 'b', 'c', 'd'].map((path) => at(path)))).toBe('  a, b, c and 1 more place');
  expect(groups([at('a', 1), at('b', 2), at('c', 1)], ({ line }) => line)).toEqual([
    [at('a', 1), at('c', 1)],
    [at('b', 2)],
  ]);
});
