import { describe, expect, it } from 'vitest';
import { renderFreshness } from './render.ts';
import { runFreshness } from './run.ts';
import { INPUTS, memoryDeps, PIN, SOURCE_TIP, type World } from './testing.ts';

const OLD = { oid: '1'.repeat(40), committedAt: '2026-11-01T12:00:00Z' };

function world(sources: string, file: string, paths: readonly string[]): World {
  const source = { tip: SOURCE_TIP, rewritten: false, commits: [OLD], paths };
  return {
    files: { '.github/gatehouse.yml': `version: 1\nfreshness:\n  sources:\n${sources}`, 'a.yaml': file },
    sources: { 'acme/lib': source },
    registry: {},
  };
}

const entry = (name: string, more = '') =>
  `    - { name: ${name}, repository: acme/lib, file: a.yaml, pin: /commit${more} }\n`;

describe('what others write', () => {
  it('is shown as it stands and is neither markup nor a marker', async () => {
    const hostile = [
      '<!-- gatehouse-issue-end -->',
      '@octocat | [x](mailto:a@evil.example)',
      '`<img src=x>`',
      'a\u202eb',
    ];
    const file = `commit: ${PIN}\nimports: ${JSON.stringify(hostile)}\n`;
    const it = memoryDeps(world(entry('lib', ', imports: [/imports/*]'), file, hostile));
    const report = await runFreshness(it.deps, INPUTS);
    expect(report.sources[0]).toMatchObject({ state: 'stale', imports: [...hostile].sort() });
    const body = it.issues[0]?.body ?? '';
    expect(body.match(/<!-- gatehouse-issue-end -->/g)).toHaveLength(1);
    for (const text of [body, renderFreshness(report)]) {
      expect(text).not.toMatch(/<img|\]\(mailto:|@octocat|\u202e/);
      for (const row of text.split('\n').filter((line) => line.startsWith('| '))) expect(row).not.toContain(' @');
    }
  });

  it('cannot make a path leave the source or end the run of others', async () => {
    const it = memoryDeps(
      world(entry('bad', ', imports: [/imports]') + entry('good'), `commit: ${PIN}\nimports: ../x\n`, []),
    );
    const report = await runFreshness(it.deps, INPUTS);
    expect(report.sources.map(({ state }) => state)).toEqual(['unknown', 'stale']);
  });

  it('is cut where lists have no end', async () => {
    const many = Array.from({ length: 2_000 }, (_, at) => `apps/${at}/${'x'.repeat(60)}`);
    const it = memoryDeps(
      world(entry('lib', ', imports: [/imports/*]'), `commit: ${PIN}\nimports: ${JSON.stringify(many)}\n`, many),
    );
    const commits = [{ ...OLD, changed: [`${many[7]}/a`] }];
    const deps = {
      ...it.deps,
      source: () => ({
        ...it.deps.source('acme/lib'),
        readCommitsSince: async () => ({ tip: SOURCE_TIP, rewritten: false, commits }),
      }),
    };
    const report = await runFreshness(deps, INPUTS);
    expect(report.sources[0]).toMatchObject({ state: 'stale', measured: { behind: 1 } });
    expect(it.issues[0]?.body).toContain('and 1980 more');
    expect(it.issues[0]?.body.length).toBeLessThan(10_000);
  });

  it.each([
    [2_001, 'a', 'More than 2000 imported paths are named.'],
    [101, '*.a', 'More than 100 imported paths are globs.'],
  ])('is refused where it is %i of `%s`', async (length, name, message) => {
    const tooMany = JSON.stringify(Array.from({ length }, (_, at) => `${name}${at}`));
    const it = memoryDeps(world(entry('lib', ', imports: [/imports/*]'), `commit: ${PIN}\nimports: ${tooMany}\n`, []));
    expect((await runFreshness(it.deps, INPUTS)).refusals).toMatchObject([{ rule: 'freshness/imports', message }]);
  });
});

it('a hundred sources of one repository read each of its trees once, and have an issue each', async () => {
  const names = Array.from({ length: 100 }, (_, at) => `lib-${at}`);
  const sources = names.map((name) => entry(name, ', paths: [src]')).join('');
  const it = memoryDeps(world(sources, `commit: ${PIN}\n`, ['src/a']));
  const trees: string[] = [];
  const source: typeof it.deps.source = (name) => {
    const reader = it.deps.source(name);
    const readTree = async (commit: string) => {
      trees.push(commit);
      return reader.readTree(commit);
    };
    return { ...reader, readTree };
  };
  const report = await runFreshness({ ...it.deps, source }, INPUTS);
  expect(report.summary).toBe('100 of 100 pinned sources are stale.');
  expect(trees).toEqual([PIN]);
  expect(new Set(it.issues.map(({ title }) => title)).size).toBe(100);
  expect((await runFreshness({ ...it.deps, source }, INPUTS)).outcome).toBe('nothing');
});
