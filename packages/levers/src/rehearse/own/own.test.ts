import { writeSetHold } from '@gatehouse/policy';
import { openPackages, openRegistry } from '@gatehouse/registry';
import { summarise } from '@gatehouse/simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { depsOf, policyText, world as startWorld, type World } from '../../rollback/testing.ts';
import { readOnly, type Sources } from '../read-only.ts';
import { runTrials } from '../run-trials.ts';
import type { TrialResult } from '../trial.ts';
import { dry } from './dry.ts';
import { ownTrials } from './trials.ts';
import type { OwnDeps, OwnInputs } from './types.ts';

const FRESHNESS = (pin: string) => ({ 'pins.yaml': `source:\n  commit: ${pin}\n` });
const MORE = `prune: { older-than: 1d }
freshness:
  sources:
    - { name: self, repository: o/r, file: pins.yaml, pin: /source/commit }
`;

let it_: World & { close: () => Promise<void> };

beforeEach(async () => {
  it_ = await startWorld({ policy: (host) => policyText(host, MORE) });
  return it_.close;
});

const INPUTS: OwnInputs = {
  policy: '.github/gatehouse.yml',
  set: '',
  ref: 'refs/heads/main',
  runId: '42',
  runUrl: null,
  sourceToken: false,
  by: 'octocat',
};

async function rehearsed() {
  const { repository, line, close, ancestry, io, clock } = await depsOf(it_);
  const packages = openPackages({ token: 't', apiUrl: it_.simulator.apiUrl });
  const sources = {
    repository: repository as OwnDeps['sources']['repository'],
    registry: () => openRegistry({ credentials: [] }),
    packages,
  };
  const place = { repository: 'o/r', serverUrl: it_.simulator.serverUrl, runUrl: null };
  const deps: OwnDeps = {
    ancestry,
    verify: async () => ({ outcome: 'passed', detail: 'as policy says' }),
    io,
    clock,
    sources,
    other: () => sources.repository,
    place,
  };
  const notTried: string[] = [];
  it_.simulator.requests.length = 0;
  it_.registry.requests.length = 0;
  const told = { result: () => undefined, milliseconds: () => 0 };
  const results = await runTrials(ownTrials(deps, INPUTS, line, notTried), told).finally(close);
  return { results, notTried };
}

const table = (results: readonly TrialResult[]) =>
  Object.fromEntries(
    results.map(({ name, outcome, stoppedBy, asExpected }) => [name, [outcome, ...stoppedBy, asExpected].join(' ')]),
  );

/** Anything that could have changed something. */
const writes = () => [
  ...it_.simulator.requests
    .filter(
      ({ method, path, body }) =>
        method !== 'GET' &&
        !path.endsWith('/git-upload-pack') &&
        !/^\s*(?:query|\{)/.test(String((body as { query?: string })?.query ?? '')),
    )
    .map(summarise),
  ...it_.registry.requests
    .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
    .map(({ method, path }) => `${method} ${path}`),
];

function promoteTwo() {
  const [first, second] = [it_.build(), it_.build()];
  it_.promote(first, FRESHNESS(it_.repository.branch('main')));
  return { first, second, tip: it_.promote(second) };
}

describe('on a repository with two promotions', () => {
  it('everything goes as it should, and nothing is written', async () => {
    promoteTwo();
    const { results, notTried } = await rehearsed();
    expect(table(results)).toEqual({
      'promote-promoted-web': 'nothing true',
      'promote-nobodys-web': 'refused promote/tag-missing true',
      'rollback-previous-web': 'planned true',
      'rollback-nobodys-web': 'refused rollback/unknown-revision true',
      'prune-plan': 'nothing true',
      'freshness-measured': 'planned true',
      'freshness-simulated': 'planned true',
    });
    expect(notTried.join('\n')).toMatch(/held target of web.*\n.*retagged target of web/);
    expect(writes()).toEqual([]);
  });

  it('what is on hold, and a tag that was moved, are tried too', async () => {
    const { first, second } = promoteTwo();
    const third = it_.build();
    it_.promote(third);
    const hold = {
      version: 1,
      set: 'web',
      refuses: Object.values(first.digests),
      revision: first.revision,
      reason: 'It fails.',
    } as const;
    it_.commit({ '.github/gatehouse/holds/web.yml': writeSetHold(hold) });
    it_.registry.registry.repository('acme/api').tag(second.revision, third.digests.api, 0);
    const { results, notTried } = await rehearsed();
    expect(table(results)).toMatchObject({
      'promote-held-web': 'refused promote/held true',
      'rollback-held-web': 'refused rollback/held true',
      'rollback-retagged-web': expect.stringMatching(/^refused rollback\/(?:retagged|never-promoted) true$/),
    });
    expect(notTried).toEqual([]);
    expect(writes()).toEqual([]);
  });
});

describe('on a repository with less', () => {
  it('without any promotion the refusals are tried all the same', async () => {
    const { results, notTried } = await rehearsed();
    expect(table(results)).toMatchObject({
      'rollback-previous-web': 'refused rollback/nothing-promoted true',
      'promote-nobodys-web': expect.stringMatching(/ true$/),
    });
    expect(notTried[0]).toMatch(/A promotion of what is promoted in web/);
  });
});

it('a dry run that asks for a write is told of, even when it takes the refusal for nothing', async () => {
  const { repository, close } = await depsOf(it_);
  const registry = openRegistry({ credentials: [] });
  const packages = openPackages({ token: 't', apiUrl: it_.simulator.apiUrl });
  const safe = readOnly({ repository: repository as Sources['repository'], registry: () => registry, packages });
  const report = { outcome: 'planned', summary: 'Planned.', refusals: [], evidence: [] } as const;
  const careless = async () => {
    await safe.repository.deleteBranch('main', it_.repository.branch('main')).catch(() => undefined);
    return report;
  };
  const seen = await dry(safe, careless).finally(close);
  expect(seen.wrong).toEqual(['A dry run asked for writes, which were not made: repository.deleteBranch.']);
  expect(await dry(safe, async () => report)).toMatchObject({ wrong: [] });
  expect(writes()).toEqual([]);
});
