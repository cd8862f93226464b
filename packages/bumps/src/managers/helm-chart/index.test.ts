import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { locate } from '../../locate.ts';
import { proveChange } from '../../prove.ts';
import { blob, modified } from '../../testing.ts';
import { found, problems } from '../testing.ts';
import { helmChart } from './index.ts';

const OCI = 'oci://registry-1.docker.io/bitnamicharts';
const chart = (version: string, more = '', repository = OCI) =>
  `apiVersion: v2\nname: platform\nversion: 0.1.0\nappVersion: 1.0.0\ndependencies:\n  - name: redis\n    version: ${version}\n    repository: ${repository}\n${more}`;
/** Locks written by Helm: versions, digest and time are what it writes for `chart` of the same version. */
const DIGESTS: Record<string, string> = {
  '20.2.1': 'd13aee6bde5afd55247da8d6a8aae21ac0160e7b56ca8ad87e0160618fe7bb09',
  '20.3.0': 'ee8cc70403ef68f560b91c49599c4c9aea2746c0c9e52ffb6f4bd68267d6e057',
};
const OLD = '"2024-11-01T10:11:12.123456789Z"';
const NEW = '"2024-11-08T08:00:00.5Z"';
const lock = (version: string, time = OLD, digest = DIGESTS[version] ?? '') =>
  `dependencies:\n- name: redis\n  repository: ${OCI}\n  version: ${version}\ndigest: sha256:${digest}\ngenerated: ${time}\n`;
/** The same digest by other means: the JSON is written out by hand, as Go would. */
const digestOf = (json: string) => createHash('sha256').update(json).digest('hex');
const digestFor = (declared: string, locked: string) =>
  digestOf(
    `[[{"name":"redis","version":"${declared}","repository":"${OCI}"}],[{"name":"redis","version":"${locked}","repository":"${OCI}"}]]`,
  );

describe('references', () => {
  const dependency = (fields: string) => `dependencies: [{ ${fields} }]\n`;
  const KEY = '0:/dependencies/0/version';
  test.each<[string, string, string[]]>([
    ['an OCI registry', chart('20.2.1'), [`${KEY} | docker docker.io/bitnamicharts/redis | 20.2.1 | plain`]],
    [
      'a repository',
      dependency('version: ^1.2.0, repository: "https://charts.example.com/", name: app'),
      [`${KEY} | helm charts.example.com/app | ^1.2.0 | plain`],
    ],
    [
      'an alias',
      dependency('name: app, version: 1.2.3, repository: "@team"'),
      [`${KEY} | helm alias:team/app | 1.2.3 | plain`],
    ],
    [
      'an alias spelled out',
      dependency('name: app, version: 1.2.3, repository: "alias:team"'),
      [`${KEY} | helm alias:team/app | 1.2.3 | plain`],
    ],
    ['a chart on disk', dependency('name: app, version: 1.2.3, repository: "file://../app"'), []],
    ['no repository', dependency('name: app, version: 1.2.3, repository: ""'), []],
    ['no name', dependency('version: 1.2.3, repository: https://charts.example.com'), []],
    ['an expression', dependency('name: app, version: "{{ v }}", repository: https://charts.example.com'), []],
    ["the chart's own versions only", 'apiVersion: v2\nname: a\nversion: 1.2.3\nappVersion: 1.2.3\n', []],
  ])('%s', (_, text, expected) => {
    expect(found('helm-chart', 'a/Chart.yaml', text)).toEqual(expected);
  });

  test('the lock has the same names, a digest and a time', () => {
    const located = locate('a/Chart.lock', blob(lock('20.2.1')));
    expect(located.references.map(({ name, lock: inLock }) => [name, inLock])).toEqual([
      ['docker.io/bitnamicharts/redis', true],
    ]);
    expect(located.derived.map(({ key, kind, text, line }) => [key, kind, text, line])).toEqual([
      ['0:/digest', 'helm-lock-digest', `sha256:${DIGESTS['20.2.1']}`, 5],
      ['0:/generated', 'later-time', OLD.slice(1, -1), 6],
    ]);
    for (const { span, text } of located.derived) expect(lock('20.2.1').slice(span.start, span.end)).toBe(text);
  });

  test('older charts', () => {
    expect(found('helm-chart', 'requirements.yaml', chart('20.2.1'))).toHaveLength(1);
    expect(found('helm-chart', 'requirements.lock', lock('20.2.1'))).toHaveLength(1);
    expect(found('helm-chart', 'my-Chart.yaml', chart('20.2.1'))).toHaveLength(0);
  });

  test('a number that readers print differently', () => {
    expect(problems('Chart.yaml', chart('20.10'))).toEqual(['7 scope/ambiguous-scalar']);
  });
});

test.each([
  ['a/Chart.yaml', ['a/Chart.lock']],
  ['a/Chart.lock', ['a/Chart.yaml']],
  ['Chart.yaml', ['Chart.lock']],
  ['a/requirements.lock', ['a/requirements.yaml']],
  ['a/chart.yaml', []],
  ['a/Chart.yaml/x', []],
])('siblings of %s', (path, siblings) => {
  expect(helmChart.siblings?.(path)).toEqual(siblings);
});

type Texts = readonly [before: string, after: string];

/** Proves a change of a chart and its lock; a side that does not change is read beside the other. */
function prove(manifest: Texts | null, locked: Texts | null): readonly string[] {
  const pairs = [
    ['a/Chart.yaml', manifest],
    ['a/Chart.lock', locked],
  ] as const;
  const all = pairs.flatMap(([path, texts]) => (texts === null ? [] : [modified(path, ...texts)]));
  const files = all.filter((file) => file.before?.oid !== file.after?.oid);
  const { bumps, residue } = proveChange({ files, siblings: all.filter((file) => !files.includes(file)) }, locate);
  return [
    ...bumps.map(({ path, from, to, update }) => `${path} ${from.version} → ${to.version} ${update}`),
    ...residue.map(({ path, rule }) => `${path} ${rule}`),
  ];
}

const same = (text: string): Texts => [text, text];
const MOVED = ['a/Chart.yaml 20.2.1 → 20.3.0 minor', 'a/Chart.lock 20.2.1 → 20.3.0 minor'];
const LOCK_MOVED = 'a/Chart.lock 20.2.1 → 20.3.0';

describe('the chart and its lock', () => {
  const moved: Texts = [chart('20.2.1'), chart('20.3.0')];
  const relocked: Texts = [lock('20.2.1'), lock('20.3.0', NEW)];
  const caret: Texts = same(chart('^20.2.0'));
  const caretLock = (version: string, time: string) => lock(version, time, digestFor('^20.2.0', version));
  test.each<[string, Texts | null, Texts | null, readonly string[]]>([
    ['move together', moved, relocked, MOVED],
    ['the time may stay', moved, [lock('20.2.1'), lock('20.3.0')], MOVED],
    ['a chart without a lock', moved, null, MOVED.slice(0, 1)],
    [
      'the lock alone, within the range',
      caret,
      [caretLock('20.2.1', OLD), caretLock('20.3.0', NEW)],
      [`${LOCK_MOVED} lock`],
    ],
    [
      'the lock alone, outside the range',
      same(chart('~20.2.0')),
      [lock('20.2.1', OLD, digestFor('~20.2.0', '20.2.1')), lock('20.3.0', NEW, digestFor('~20.2.0', '20.3.0'))],
      [`${LOCK_MOVED} lock`, 'a/Chart.lock scope/lock-mismatch'],
    ],
    [
      'the chart without its lock',
      moved,
      same(lock('20.2.1')),
      [MOVED[0] ?? '', 'a/Chart.yaml scope/lock-mismatch', 'a/Chart.yaml scope/lock-digest'],
    ],
    [
      'a digest of something else',
      moved,
      [lock('20.2.1'), lock('20.3.0', NEW, 'f'.repeat(64))],
      [...MOVED, 'a/Chart.lock scope/lock-digest'],
    ],
    [
      'a digest alone',
      same(chart('20.2.1')),
      [lock('20.2.1'), lock('20.2.1', OLD, 'f'.repeat(64))],
      ['a/Chart.lock scope/lock-digest'],
    ],
    ['an earlier time', moved, [lock('20.2.1', NEW), lock('20.3.0', OLD)], [...MOVED, 'a/Chart.lock scope/lock-time']],
    ['no time', moved, [lock('20.2.1'), lock('20.3.0', '"soon"')], [...MOVED, 'a/Chart.lock scope/lock-time']],
    [
      'a time of another zone',
      moved,
      [lock('20.2.1'), lock('20.3.0', '"2024-11-01T12:11:12.123456788+02:00"')],
      [...MOVED, 'a/Chart.lock scope/lock-time'],
    ],
    ['no manifest beside the lock', null, relocked, [`${LOCK_MOVED} lock`, 'a/Chart.lock scope/lock-mismatch']],
    [
      'another repository in the lock',
      same(chart('^20.2.0', '', 'https://charts.example.com')),
      [caretLock('20.2.1', OLD), caretLock('20.3.0', NEW)],
      [`${LOCK_MOVED} lock`, 'a/Chart.lock scope/lock-mismatch', 'a/Chart.lock scope/lock-digest'],
    ],
    [
      "the chart's own version",
      [chart('20.2.1'), chart('20.2.1').replace('0.1.0', '0.2.0')],
      same(lock('20.2.1')),
      ['a/Chart.yaml scope/residue'],
    ],
  ])('%s', (_, manifest, locked, expected) => {
    expect(prove(manifest, locked)).toEqual(expected);
  });

  test('everything that Helm puts into the digest, as Go writes it', () => {
    const more =
      '    condition: redis.enabled\n    tags: [cache, "<x>"]\n    enabled: true\n    import-values: [data, { parent: a, child: b }]\n    alias: cache\n    ignored: yes\n';
    const json = (version: string) =>
      `[[{"name":"redis","version":"\\u003e=20.0.0 \\u003c21.0.0","repository":"${OCI}","condition":"redis.enabled","tags":["cache","\\u003cx\\u003e"],"enabled":true,"import-values":["data",{"child":"b","parent":"a"}],"alias":"cache"}],[{"name":"redis","version":"${version}","repository":"${OCI}"}]]`;
    const locks: Texts = [lock('20.2.1', OLD, digestOf(json('20.2.1'))), lock('20.3.0', NEW, digestOf(json('20.3.0')))];
    expect(prove(same(chart('">=20.0.0 <21.0.0"', more)), locks)).toEqual([`${LOCK_MOVED} lock`]);
  });

  test.each(['enabled: "true"', 'enabled: yes', 'alias: 1.10', 'tags: [on]', 'condition: !!str a', 'alias: ~'])(
    'what Helm may read differently is not guessed: %s',
    (field) => {
      const locks: Texts = [caretLock('20.2.1', OLD), caretLock('20.3.0', NEW)];
      expect(prove(same(chart('^20.2.0', `    ${field}\n`)), locks)).toEqual([
        `${LOCK_MOVED} lock`,
        'a/Chart.lock scope/lock-mismatch',
      ]);
    },
  );
});
