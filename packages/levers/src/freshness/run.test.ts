import { GatehouseError } from '@gatehouse/policy';
import { RegistryError } from '@gatehouse/registry';
import { describe, expect, it } from 'vitest';
import { renderFreshness } from './render.ts';
import { runFreshness } from './run.ts';
import { digestOf, INPUTS, memoryDeps, PIN, SOURCE_TIP, type World } from './testing.ts';

const POLICY = `version: 1
freshness:
  sources:
    - name: home-ops
      repository: acme/home-ops
      file: flux/source.yaml
      pin: /spec/ref/commit
      imports: [/spec/imports/*]
`;
const SOURCE = `spec:
  ref:
    commit: ${PIN}
  imports: [./apps/]
`;
const commit = (oid: string, committedAt: string) => ({ oid, committedAt });
const OLD = commit('1'.repeat(40), '2026-11-01T12:00:00Z');
const NEW = commit('2'.repeat(40), '2026-11-20T11:00:00Z');

const since = (...commits: readonly ReturnType<typeof commit>[]) => ({
  tip: SOURCE_TIP,
  rewritten: false,
  commits,
  paths: ['apps/a.yaml', 'README.md'],
});

const world = (given: Partial<World> = {}): World => ({
  files: { '.github/gatehouse.yml': POLICY, 'flux/source.yaml': SOURCE },
  sources: { 'acme/home-ops': since(OLD, NEW) },
  registry: {},
  ...given,
});

describe('a source', () => {
  it('is told in one issue while it is stale, which closes when it is fresh', async () => {
    const sources: Record<string, World['sources'][string]> = { 'acme/home-ops': since(OLD, NEW) };
    const it = memoryDeps(world({ sources }));
    const first = await runFreshness(it.deps, INPUTS);
    expect(first).toMatchObject({
      outcome: 'done',
      summary: '1 of 1 pinned sources is stale.',
      refusals: [],
      issues: [{ key: 'freshness/home-ops', action: 'created' }, { action: 'nothing' }],
    });
    expect(it.asked).toEqual(['acme/home-ops apps']);
    expect(it.issues[0]?.body).toMatchInlineSnapshot(`
      "<!-- gatehouse-issue freshness/home-ops -->

      The pin at <code>/spec/ref/commit</code> in <code>flux/source.yaml&#58;3</code> is behind the default branch of <code>acme/home-ops</code>:

      - the oldest commit it lacks is 19 days old, and 7 days are allowed

      | | |
      | --- | --- |
      | Pinned commit | [<code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</code>](https://forge/acme/home-ops/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) |
      | Tip of the branch | [<code>bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb</code>](https://forge/acme/home-ops/commit/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) |
      | Lacking | [2 commits](https://forge/acme/home-ops/compare/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) |
      | Oldest of them | [<code>1111111111111111111111111111111111111111</code>](https://forge/acme/home-ops/commit/1111111111111111111111111111111111111111), <code>2026-11-01T12&#58;00&#58;00Z</code>, 19 days ago (at most 7 days) |
      | Imported paths | <code>apps</code> |

      **How to update:** set <code>/spec/ref/commit</code> in <code>flux/source.yaml</code> to <code>bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb</code>, or to a later commit, and merge that. The next run measures again and closes this issue.

      Closed by hand while this is so, it stays closed for 7 days.

      Measured at <code>2026-11-20T12&#58;00&#58;00.000Z</code>. Text above and below this block is kept; the block is written anew by each run.

      <!-- gatehouse-issue-end -->"
    `);
    expect((await runFreshness(it.deps, INPUTS)).outcome).toBe('nothing');
    sources['acme/home-ops'] = since(NEW);
    expect((await runFreshness(it.deps, INPUTS)).outcome).toBe('done');
    expect(it.writes).toEqual([
      'create #1 The pin home-ops is behind acme/home-ops [gatehouse/freshness]',
      'closed #1 completed',
    ]);
    expect(it.issues[0]?.body).toContain('is up to date with the default branch of <code>acme/home-ops</code> again.');
  });

  it('that cannot be read closes nothing, is red and says what is missing', async () => {
    const sources: Record<string, World['sources'][string]> = { 'acme/home-ops': since(OLD) };
    const it = memoryDeps(world({ sources }));
    await runFreshness(it.deps, INPUTS);
    sources['acme/home-ops'] = new GatehouseError('not-found', 'no repository acme/home-ops', 'Correct its name.');
    const report = await runFreshness(it.deps, INPUTS);
    expect(report).toMatchObject({ outcome: 'refused', issues: [] });
    expect(report.refusals).toEqual([
      {
        rule: 'freshness/source',
        place: 'acme/home-ops',
        message: 'no repository acme/home-ops.',
        fix: 'Check the repository, branch and pinned commit; if acme/home-ops is another private repository, set `source-token` to a token that may read its contents, because GITHUB_TOKEN reads only its own.',
      },
    ]);
    expect(it.issues[0]?.state).toBe('open');
    expect((await runFreshness(it.deps, { ...INPUTS, sourceToken: true })).refusals[0]?.fix).toBe(
      'Check the repository, branch and pinned commit; make sure that `source-token` may read the contents of acme/home-ops.',
    );
  });

  it.each([
    [
      'a path that the source does not have',
      { imports: '[./aps/]' },
      'freshness/imports',
      'acme/home-ops has nothing at `aps`, neither at the pin nor at the tip of the branch, so nothing there could ever be behind.',
    ],
    [
      'a path that is none',
      { imports: '[../x]' },
      'freshness/imports',
      '`/spec/imports/0` is `../x`, which is no path in acme/home-ops.',
    ],
    [
      'a pin that is a branch',
      { commit: 'main' },
      'freshness/pin',
      '`/spec/ref/commit` is `main`, which is no full commit.',
    ],
  ])(
    'is unknown with %s',
    async (_name, {
      imports = '[./apps/]',
      commit: pin = PIN,
    }: { imports?: string; commit?: string }, rule, message) => {
      const text = `spec:\n  ref: { commit: ${pin} }\n  imports: ${imports}\n`;
      const files = { '.github/gatehouse.yml': POLICY, 'flux/source.yaml': text };
      const it = memoryDeps(world({ files, sources: { 'acme/home-ops': since() } }));
      const report = await runFreshness(it.deps, INPUTS);
      expect(report.outcome).toBe('refused');
      expect(report.sources[0]?.state).toBe('unknown');
      expect(report.refusals).toMatchObject([{ rule, message }]);
      expect(it.writes).toEqual([]);
    },
  );

  it('that fails hides no other', async () => {
    const policy = `${POLICY}    - name: other\n      repository: acme/other\n      file: flux/source.yaml\n      pin: /spec/ref/commit\n`;
    const files = { '.github/gatehouse.yml': policy, 'flux/source.yaml': SOURCE };
    const it = memoryDeps(world({ files, sources: { 'acme/other': since(OLD) } }));
    const report = await runFreshness(it.deps, INPUTS);
    expect(report.sources.map(({ name, state }) => `${name} ${state}`)).toEqual(['home-ops unknown', 'other stale']);
    expect(it.writes).toEqual(['create #1 The pin other is behind acme/other [gatehouse/freshness]']);
    expect(report.outcome).toBe('refused');
  });
});

describe('pinned images', () => {
  const api = 'ghcr.io/acme/api';
  const [index, amd64, arm64] = ['index', 'amd64', 'arm64'].map(digestOf) as [string, string, string];
  const policy = 'version: 1\nimages:\n  - name: runtime\n    images:\n      - repository: ghcr.io/acme/api\n';
  const deployment = (digest: string) =>
    `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: ${api}@${digest}\n    - name: b\n      image: ${api}@${digest}\n`;
  const files = { '.github/gatehouse.yml': policy, 'apps/a.yaml': deployment(index) };
  const whole = { [`${api}@${index}`]: [amd64, arm64], [`${api}@${amd64}`]: null, [`${api}@${arm64}`]: null };

  it('are asked for once each, indexes read once', async () => {
    const it = memoryDeps(world({ files, registry: whole }));
    const report = await runFreshness(it.deps, INPUTS);
    expect(report).toMatchObject({
      outcome: 'nothing',
      pins: [{ set: 'runtime', state: 'alive', pins: 2, digests: 1 }],
    });
    expect(it.asked).toEqual([
      `HEAD ${api}@${index}`,
      `GET ${api}@${index}`,
      `HEAD ${api}@${amd64}`,
      `HEAD ${api}@${arm64}`,
    ]);
  });

  it.each([
    ['the digest itself', { [api]: null }, `the image itself (${index})`],
    ['a child', { ...whole, [`${api}@${arm64}`]: undefined }, `a child (${arm64})`],
  ])('of which %s is gone are told in one issue, closed when all is back', async (_name, contents, missing) => {
    const registry: Record<string, World['registry'][string]> = {};
    Object.assign(registry, Object.fromEntries(Object.entries(contents).filter(([, value]) => value !== undefined)));
    const it = memoryDeps(world({ files, registry }));
    const report = await runFreshness(it.deps, INPUTS);
    expect(report).toMatchObject({ outcome: 'done', summary: '1 pinned digest is gone.' });
    expect(report.pins[0]?.dead).toEqual([
      { image: api, digest: index, places: ['apps/a.yaml:6', 'apps/a.yaml:8'], missing: [missing] },
    ]);
    Object.assign(registry, whole);
    registry[`${api}@${index}`] = new RegistryError('unauthorized', 'ghcr.io refused the credentials', 'Give a token.');
    const unknown = await runFreshness(it.deps, INPUTS);
    expect(unknown).toMatchObject({ outcome: 'refused', refusals: [{ rule: 'pins/unknown', fix: 'Give a token.' }] });
    expect(it.issues[0]?.state).toBe('open');
    Object.assign(registry, whole);
    await runFreshness(it.deps, INPUTS);
    expect(it.writes).toEqual([
      'create #1 Images pinned by the set runtime are gone from their registry [gatehouse/freshness]',
      'closed #1 completed',
    ]);
  });

  it('without image sets are all that stand by digest', async () => {
    const it = memoryDeps(
      world({
        files: { 'apps/a.yaml': deployment(index).replaceAll('ghcr.io/acme/api', 'redis') },
        registry: { 'docker.io/library/redis': null },
      }),
    );
    const report = await runFreshness(it.deps, INPUTS);
    expect(report.pins).toMatchObject([{ set: null, state: 'dead', dead: [{ image: 'docker.io/library/redis' }] }]);
    expect(it.writes).toEqual([
      'create #1 Images pinned by this repository are gone from their registry [gatehouse/freshness]',
    ]);
  });

  it.each([
    ['is no YAML any more', 'kind: Pod\n\tx: 1\n'],
    ['has become a template', '{{ define "x" }}\nkind: {{ .Kind }}\n'],
  ])('in a file that %s are not taken for gone from the repository', async (_what, broken) => {
    const found = { 'apps/a.yaml': deployment(index), 'apps/b.yaml': deployment(amd64) };
    const it = memoryDeps(world({ files: found, registry: { [`${api}@${index}`]: null } }));
    await runFreshness(it.deps, INPUTS);
    expect(it.issues.map(({ state }) => state)).toEqual(['open']);
    found['apps/b.yaml'] = `${broken}${deployment(amd64)}`;
    const report = await runFreshness(it.deps, INPUTS);
    expect(report.pins).toMatchObject([
      {
        state: 'unknown',
        refusals: [{ rule: 'pins/unreadable', place: expect.stringMatching(/^apps\/b\.yaml:[89]$/) }],
      },
    ]);
    expect(it.issues.map(({ state }) => state)).toEqual(['open']);
  });

  it('that are none close nothing', async () => {
    const it = memoryDeps(world({ files: { ...files, 'apps/a.yaml': 'kind: Pod\n' } }));
    expect((await runFreshness(it.deps, INPUTS)).pins[0]?.state).toBe('none');
  });
});

describe('a run', () => {
  it('is refused off the default branch, and reads nothing then', async () => {
    const it = memoryDeps(world());
    const report = await runFreshness(it.deps, { ...INPUTS, ref: 'refs/heads/feature' });
    expect(report).toMatchObject({
      outcome: 'refused',
      refusals: [{ rule: 'freshness/not-default-branch', place: 'refs/heads/feature' }],
    });
    expect(it.asked).toEqual([]);
  });

  it('writes nothing when dry, and says what it would', async () => {
    const it = memoryDeps(world());
    const report = await runFreshness(it.deps, { ...INPUTS, dryRun: true });
    expect(report.outcome).toBe('planned');
    expect(it.writes).toEqual([]);
    expect(renderFreshness(report)).toMatchInlineSnapshot(`
      "## 1 of 1 pinned sources is stale.

      This is a dry run: nothing was written.

      | Source | State | Behind | Oldest | Pin |
      | --- | --- | --- | --- | --- |
      | <code>home-ops</code> | **stale** | 2 commits | 19 days old | <code>flux/source.yaml&#58;3</code> |

      | Pins of | State | Pins | Digests | Gone |
      | --- | --- | --- | --- | --- |
      | the repository | no pins | 0 | 0 | 0 |

      | Issue | What became of it |
      | --- | --- |
      | <code>freshness/home-ops</code> | would be created |
      "
    `);
  });

  it('rehearses under keys of its own, and ends with nothing open', async () => {
    const it = memoryDeps(world());
    await runFreshness(it.deps, INPUTS);
    for (const round of [1, 2]) {
      const report = await runFreshness(it.deps, { ...INPUTS, simulateStale: true });
      expect([round, report.outcome, report.rehearsal]).toEqual([round, 'done', true]);
    }
    expect(it.writes).toEqual([
      'create #1 The pin home-ops is behind acme/home-ops [gatehouse/freshness]',
      'create #2 Rehearsal: The pin home-ops is behind acme/home-ops [gatehouse/freshness]',
      'closed #2 completed',
      'open #2 reopened',
      'closed #2 completed',
    ]);
    expect(it.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
  });

  it('is red when an issue cannot be written, and shows what was measured', async () => {
    const it = memoryDeps(world());
    const createIssue = async () => {
      throw new GatehouseError('forbidden', 'GitHub refused to open an issue', 'Grant `issues: write`.');
    };
    const report = await runFreshness({ ...it.deps, issues: { ...it.deps.issues, createIssue } }, INPUTS);
    expect(report).toMatchObject({
      outcome: 'refused',
      sources: [{ state: 'stale' }],
      refusals: [{ rule: 'freshness/issue', place: 'freshness/home-ops', fix: 'Grant `issues: write`.' }],
    });
  });
});
