import { describe, expect, it } from 'vitest';
import { GLOB_SHAPE, whyNotGlob } from './grammar.ts';
import { compileGlobs, isTooLong } from './matcher.ts';

describe('globs match whole paths, case-sensitively, dotfiles included', () => {
  it.each([
    ['kubernetes/**', 'kubernetes/apps/a.yaml', true],
    ['kubernetes/**', 'kubernetes/.hidden/a.yaml', true],
    ['kubernetes/**', 'Kubernetes/apps/a.yaml', false],
    ['kubernetes/**', 'old/kubernetes/a.yaml', false],
    ['**/rbac*.yaml', 'rbac.yaml', true],
    ['**/rbac*.yaml', 'a/b/rbac-admin.yaml', true],
    ['**/rbac*.yaml', 'a/b/rbac/x.yaml', false],
    ['*', '.renovaterc', true],
    ['*', 'a/b', false],
    ['*lock*', 'pnpm-lock.yaml', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['**', 'a/.b/c', true],
    ['app (old)/**', 'app (old)/x.yaml', true],
    ['a+b', 'a+b', true],
    ['a+b', 'aab', false],
    ['ghcr.io/home-operations/**', 'ghcr.io/home-operations/plex', true],
    ['ghcr.io/home-operations/**', 'ghcrxio/home-operations/plex', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(whyNotGlob(pattern)).toBeNull();
    expect(compileGlobs([pattern]).matches(path)).toBe(expected);
  });
});

describe('everything else is refused and says the way out', () => {
  it.each([
    ['', 'is empty; write `**` for everything'],
    ['!kubernetes/**', 'begins with `!`, which globs here do not know; list what should match instead'],
    ['#a', 'begins with `#`; write `?` for a name that really begins with it'],
    ['{a,b}/**', 'has braces; write one pattern for each alternative'],
    ['@(a|b)', 'has an extended group such as `@(a|b)`; write one pattern for each alternative'],
    ['a[0-9]', 'has brackets; write `?` for any one character'],
    ['a\\b', 'has a backslash; paths are written with `/`, and `?` stands for any one character'],
    ['/a', 'begins with `/`; patterns start at the root already, leave it out'],
    ['a/', 'ends with `/` and matches nothing; write `a/**`'],
    ['a//b', 'has `//`; write one `/`'],
    ['./a', 'has a `.` or `..` step; write the path from the root'],
    ['a/../b', 'has a `.` or `..` step; write the path from the root'],
    ['a/**.yaml', 'has `**.yaml`: `**` must stand alone between slashes; write `**/*.yaml`'],
    ['*a*a*a*b', 'has more than 3 `*` in one name; split it into several patterns'],
    ['**/a/**/a/**/a/**/a/**', 'has `**` more than 4 times; once or twice is enough'],
    ['a\nb', 'has a control character; write `?` in its place'],
    ['a'.repeat(257), 'is longer than 256 characters; split it into several patterns'],
  ])('%j', (pattern, why) => {
    expect(whyNotGlob(pattern)).toBe(why);
  });

  it('states the characters in the published schema too', () => {
    for (const pattern of ['!a', '#a', '{a}', 'a[b]', 'a\\b', '/a', '']) expect(GLOB_SHAPE.test(pattern)).toBe(false);
    for (const pattern of ['**/rbac*.yaml', '.github/**', 'a?c']) expect(GLOB_SHAPE.test(pattern)).toBe(true);
  });
});

describe('a hostile name cannot hang a pattern', () => {
  it('stays fast on the longest name that is matched, for the worst pattern that is accepted', () => {
    const matcher = compileGlobs(['**/*-*-*-x']);
    const name = '-'.repeat(255);
    const started = performance.now();
    for (let round = 0; round < 20; round++) matcher.matches(`a/${name}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('tells names that are too long to match', () => {
    expect(isTooLong(`a/${'b'.repeat(255)}`)).toBe(false);
    expect(isTooLong(`a/${'b'.repeat(256)}`)).toBe(true);
    expect(isTooLong('a/'.repeat(3000))).toBe(true);
  });
});
