import { expect, test } from 'vitest';
import { promoteBranch } from '../shared/branches.ts';
import { renderRollback } from './render.ts';
import { BRANCH, dispatch, HOLD, promotedTwice, scene } from './testing.ts';

/** What stands before the first table, as one reads it. */
function beginning(page: string): string {
  const [text = ''] = page.split('\n| ');
  return text
    .replaceAll('&#58;', ':')
    .replaceAll('&#46;', '.')
    .replaceAll(/<\/?code>/g, '`')
    .replaceAll(/<\/?span>/g, '')
    .trim();
}

test('a dry run says how to go on', async () => {
  const it = await promotedTwice();
  expect(beginning(renderRollback(await dispatch(it, 'previous', { dryRun: true })))).toBe(
    `## Rollback of web: dry run

Roll web back to ${it.good.revision.slice(0, 12)}: every check passed, nothing was written.

**What to do:** Run it again with \`dry-run: false\`, which opens the pull request.`,
  );
});

test('what was opened is to be merged, and a promotion that waits closed before', async () => {
  const it = await promotedTwice();
  const url = (number: number) => `${it.simulator.serverUrl}/o/r/pull/${number}`;
  it.repository.commit({ branch: promoteBranch('web'), files: { 'notes.txt': 'a' } });
  it.repository.openPullRequest({ head: promoteBranch('web'), title: 'Promote' });
  expect(beginning(renderRollback(await dispatch(it, 'previous')))).toBe(
    `## Rollback of web: proposed

Roll web back to ${it.good.revision.slice(0, 12)}: ${url(2)}.

**What to do:** Merge ${url(2)} ; nothing has gone back before that. First close ${url(1)}: nothing keeps that promotion from being merged before it.`,
  );
});

test('a refusal says why, the way out, and where else it could go', async () => {
  const it = await scene();
  const builds = [it.build(), it.build(), it.build(), it.build()];
  const commits = builds.map((build) => it.promote(build));
  it.registry.registry.repository('acme/api').remove(builds[2]?.digests.api ?? '', 0);
  const report = await dispatch(it, 'previous');
  const page = renderRollback(report);
  const place = `${it.image('api')}@${builds[2]?.digests.api}`;
  expect(beginning(page).replaceAll('&#64;', '@')).toBe(
    `## Rollback of web: refused

The rollback is refused: ${place} is not in the registry.

**What to do:** Restore it (GitHub Packages: within 30 days of its deletion; a clean-up run keeps \`undo.json\`), or roll back to another state.`,
  );
  expect(report.others.map(({ target }) => target)).toEqual([`at-commit:${commits[1]}`, `at-commit:${commits[0]}`]);
  expect(page).toContain(`| <code>at-commit&#58;${commits[1]}</code> | `);
});

test('where else it could go is none of those that previous passed over', async () => {
  const it = await scene();
  const [oldest, held, later, bad] = [it.build(), it.build(), it.build(), it.build()];
  const [last] = [it.promote(oldest), it.promote(later), it.promote(held), it.promote(bad)];
  const { revision } = held;
  it.commit({ [HOLD]: `version: 1\nset: web\nrefuses: ["${bad.digests.api}"]\nrevision: "${revision}"\nreason: no\n` });
  it.registry.registry.repository('acme/api').remove(oldest.digests.api, 0);
  const report = await dispatch(it, 'previous');
  expect(report.refusals.map(({ rule }) => rule)).toEqual(['rollback/child-missing']);
  expect(report.others).toEqual([]);
  expect(report.evidence.map(({ detail }) => detail).join()).toContain(last.slice(0, 12));
});

test('where else it could go is neither held, nor there now, nor less than the whole set, nor said twice', async () => {
  const it = await scene();
  const [none, one, two, three] = [it.build(), it.build(), it.build(), it.build()];
  it.promote(none, { 'apps/web.yaml': null });
  const again = [it.promote(two), it.promote(one), it.promote(three), it.promote(two), it.promote(three)];
  it.commit({ [HOLD]: `version: 1\nset: web\nrefuses: ["${one.digests.api}"]\nreason: no\n` });
  it.repository.commit({ branch: BRANCH, files: { 'notes.txt': 'a' } });
  const report = await dispatch(it, `at-commit:${again[1]}`);
  expect(report.refusals.map(({ rule }) => rule)).toEqual(['rollback/held']);
  expect(report.others.map(({ target }) => target)).toEqual([`at-commit:${again[3]}`]);
});
