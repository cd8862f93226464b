import type { Bump } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { bump, policyOf } from '../testing.ts';
import { GatehouseError } from '../verdict.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

function heldBy(text: string, parts: Partial<Bump>, files: Record<string, string> = {}): string | null {
  for (const hold of policyOf(text, files).holds) {
    const held = hold(bump(parts), NOW);
    if (held !== null) return held.because;
  }
  return null;
}

const emqx = (version: string | null): Partial<Bump> => ({
  name: 'docker.io/emqx/emqx',
  written: 'emqx/emqx',
  to: { version, digest: null },
});
const own = (entry: string) => `version: 1\nholds:\n  - ${entry}\n`;

describe('own holds', () => {
  const hold = own('{ package: "emqx/emqx", allow: "<6.2.1", reason: "data loss on upgrade", until: 2026-12-31 }');

  it.each<[string | null, string | null]>([
    ['6.2.0', null],
    ['6.2.1', 'the hold on emqx/emqx allows only <6.2.1; data loss on upgrade'],
    ['6.2', 'the hold on emqx/emqx allows only <6.2.1; data loss on upgrade'],
    [
      'latest',
      'the hold on emqx/emqx allows <6.2.1, and this version cannot be compared with that; data loss on upgrade',
    ],
    [
      null,
      'the hold on emqx/emqx allows <6.2.1, and this reference states no version to compare with that; data loss on upgrade',
    ],
  ])('%s', (version, expected) => {
    expect(heldBy(hold, emqx(version))).toBe(expected);
  });

  it('match the name however it is spelt', () => {
    const held = emqx('7.0.0');
    for (const pattern of ['emqx/emqx', 'docker.io/emqx/emqx', '**/emqx', 'emqx/*']) {
      expect(heldBy(own(`{ package: "${pattern}", allow: "<6.2.1" }`), held), pattern).not.toBeNull();
    }
    const qualified = { ...held, written: 'index.docker.io/emqx/emqx' };
    expect(heldBy(own('{ package: "emqx/emqx", allow: "<6.2.1" }'), qualified)).not.toBeNull();
    const library = { name: 'docker.io/library/redis', written: 'docker.io/redis' };
    expect(heldBy(own('{ package: redis, allow: "<1" }'), library)).not.toBeNull();
    const chart = { datasource: 'helm', name: 'charts.example.org/stable/cilium', written: 'x' };
    expect(heldBy(own('{ package: cilium, allow: "<1" }'), chart)).not.toBeNull();
    expect(heldBy(own('{ package: "emqx/other", allow: "<6.2.1" }'), held)).toBeNull();
  });

  it('last through their last day, then still block and say that they are due for review', () => {
    const until = (day: string) => heldBy(own(`{ package: "emqx/emqx", allow: "<6", until: ${day} }`), emqx('7.0.0'));
    expect(until('2026-11-21')).toBe('the hold on emqx/emqx allows only <6');
    expect(until('2026-11-20')).toBe(
      'the hold on emqx/emqx allows only <6; it was to last until 2026-11-20 and is due for review',
    );
  });

  it('all count, not only the last', () => {
    const two =
      'version: 1\nholds:\n  - { package: "emqx/*", allow: "<6" }\n  - { package: "emqx/emqx", allow: "<99" }\n';
    expect(heldBy(two, emqx('7.0.0'))).toBe('the hold on emqx/* allows only <6');
  });
});

describe("Renovate's allowedVersions", () => {
  const from = (rules: string) => ({ '.renovate/holds.json5': `{ /* why */ packageRules: ${rules} }` });
  const text = own('{ from-renovate: .renovate/holds.json5 }');
  const held = (rules: string, parts: Partial<Bump>) => heldBy(text, parts, from(rules));

  it.each<[string, string, Partial<Bump>, boolean]>([
    ['exact name', "[{matchPackageNames: ['emqx/emqx'], allowedVersions: '<6.2.1'}]", emqx('6.2.1'), true],
    ['exact name, allowed', "[{matchPackageNames: ['emqx/emqx'], allowedVersions: '<6.2.1'}]", emqx('6.2.0'), false],
    ['another name', "[{matchPackageNames: ['emqx/other'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), false],
    ['glob', "[{matchPackageNames: ['emqx/*'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), true],
    ['glob ignores case', "[{matchPackageNames: ['EMQX/**'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), true],
    ['regex', "[{matchPackageNames: ['/^emqx\\\\//'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), true],
    ['regex, other name', "[{matchPackageNames: ['/^redis/'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), false],
    ['negated regex', "[{matchPackageNames: ['!/^redis/'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), true],
    [
      'negated name',
      "[{matchPackageNames: ['emqx/**', '!emqx/emqx'], allowedVersions: '<6.2.1'}]",
      emqx('7.0.0'),
      false,
    ],
    [
      'negated in every spelling',
      "[{matchPackageNames: ['!/emqx$/'], allowedVersions: '<6.2.1'}]",
      emqx('7.0.0'),
      false,
    ],
    ['depName', "[{matchDepNames: ['emqx/emqx'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), true],
    ['datasource', "[{matchDatasources: ['docker'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), true],
    ['other datasource', "[{matchDatasources: ['helm'], allowedVersions: '<6.2.1'}]", emqx('7.0.0'), false],
    ['alternatives', "[{matchPackageNames: ['emqx/emqx'], allowedVersions: '^5 || ^6'}]", emqx('7.0.0'), true],
    ['allowed by regex', "[{matchPackageNames: ['emqx/emqx'], allowedVersions: '/^7\\\\./'}]", emqx('7.0.0'), false],
    ['not allowed by regex', "[{matchPackageNames: ['emqx/emqx'], allowedVersions: '/^6\\\\./'}]", emqx('7.0.0'), true],
    [
      'not allowed by negated regex',
      "[{matchPackageNames: ['emqx/emqx'], allowedVersions: '!/^7\\\\./'}]",
      emqx('7.0.0'),
      true,
    ],
    ['no allowedVersions', "[{matchPackageNames: ['emqx/emqx'], enabled: false}]", emqx('7.0.0'), false],
    ['no rules', '[]', emqx('7.0.0'), false],
    [
      'the last rule wins: lifted',
      "[{matchPackageNames: ['**'], allowedVersions: '<6'}, {matchPackageNames: ['emqx/emqx'], allowedVersions: '<9'}]",
      emqx('7.0.0'),
      false,
    ],
    [
      'the last rule wins: held',
      "[{matchPackageNames: ['emqx/emqx'], allowedVersions: '<9'}, {matchPackageNames: ['**'], allowedVersions: '<6'}]",
      emqx('7.0.0'),
      true,
    ],
    [
      'an unread matcher does not lift',
      "[{matchPackageNames: ['**'], allowedVersions: '<6'}, {matchFileNames: ['a'], allowedVersions: '<9'}]",
      emqx('7.0.0'),
      true,
    ],
    ['an unread matcher holds', "[{matchFileNames: ['a'], allowedVersions: '<6'}]", emqx('7.0.0'), true],
    ['a rule without matcher holds', "[{allowedVersions: '<6'}]", emqx('7.0.0'), true],
    [
      'an unread matcher before a rule that surely applies is overruled',
      "[{matchFileNames: ['a'], allowedVersions: '<6'}, {matchPackageNames: ['emqx/emqx'], allowedVersions: '<9'}]",
      emqx('7.0.0'),
      false,
    ],
    [
      'a pattern that is not read may hold',
      "[{matchPackageNames: ['{emqx,redis}/**'], allowedVersions: '<6'}]",
      emqx('7.0.0'),
      true,
    ],
    [
      'a pattern that is not read does not lift',
      "[{matchPackageNames: ['**'], allowedVersions: '<6'}, {matchPackageNames: ['{emqx}/*'], allowedVersions: '<9'}]",
      emqx('7.0.0'),
      true,
    ],
  ])('%s', (_name, rules, parts, expected) => {
    expect(held(rules, parts) !== null).toBe(expected);
  });

  it('says which rule holds, with its description and what it did not read', () => {
    expect(
      held(
        "[{}, {description: 'Breaks MQTT 5.', matchPackageNames: ['emqx/emqx'], allowedVersions: '<6'}]",
        emqx('7.0.0'),
      ),
    ).toBe('rule 2 of .renovate/holds.json5 allows only <6; Breaks MQTT 5.');
    expect(held("[{matchUpdateTypes: ['major'], allowedVersions: '<6'}]", emqx('7.0.0'))).toBe(
      'rule 1 of .renovate/holds.json5 allows only <6 (it may apply: matchUpdateTypes is not read here)',
    );
  });

  it.each([
    [
      "[{matchPackageNames: ['a'], allowedVersions: 'newest'}]",
      'packageRules[0].allowedVersions is "newest", which is neither',
    ],
    [
      "[{matchPackageNames: ['a'], allowedVersions: '[1,2)'}]",
      'packageRules[0].allowedVersions is "[1,2)", which is neither',
    ],
    [
      "[{matchPackageNames: ['a'], allowedVersions: null}]",
      'packageRules[0].allowedVersions is null, which is neither',
    ],
    [
      "[{matchPackageNames: ['a'], allowedVersions: '/(/'}]",
      'packageRules[0].allowedVersions is "/(/", which is neither',
    ],
    [
      "[{matchPackageNames: ['a'], allowedVersions: '/(?=x)/'}]",
      'packageRules[0].allowedVersions is "/(?=x)/", which is neither',
    ],
    [
      "[{matchPackageNames: [7], allowedVersions: '<1'}]",
      'packageRules[0].matchPackageNames is not a list of patterns',
    ],
    ['[7]', 'packageRules[0] is not a rule'],
    ['{}', 'it has no list `packageRules`, so it states no holds'],
    ['[', 'it is not JSON5: '],
  ])('refuses %s', (rules, why) => {
    expect(() => held(rules, {})).toThrowError(GatehouseError);
    expect(() => held(rules, {})).toThrowError(why);
  });

  it('cannot be hung by an expression, a repetition, a long text or a deep file', () => {
    const started = performance.now();
    const hostile = '(a+)+$|((a|aa)+)+b|(.*a){20}$|(x+x+)+y';
    const name = { name: 'a'.repeat(400), written: 'a'.repeat(400), to: { version: 'a'.repeat(250), digest: null } };
    for (const rules of [
      `[{matchPackageNames: ['/${hostile}/', '!/${hostile}!/'], allowedVersions: '/${hostile}/'}]`,
      `[{matchPackageNames: ['/^${'(a?){100}'.repeat(10)}b$/'], allowedVersions: '<1'}]`,
    ]) {
      held(rules, name);
    }
    expect(() => held("[{matchPackageNames: ['a'], allowedVersions: '/((a{100}){100}){100}/'}]", name)).toThrowError(
      'neither a version range nor a /regex/',
    );
    expect(() => held(`${'['.repeat(200_000)}`, name)).toThrowError(GatehouseError);
    expect(
      held("[{matchPackageNames: ['/b/'], allowedVersions: '<1'}]", { written: 'a'.repeat(5_000) }),
    ).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
