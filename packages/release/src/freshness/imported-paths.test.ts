import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileImports, importedPath, whyTooMany } from './imported-paths.ts';

describe('a path as manifests write it', () => {
  it.each([
    ['apps', 'apps'],
    ['./apps/', 'apps'],
    ['/apps//api/.', 'apps/api'],
    ['.', ''],
    ['./', ''],
    ['apps/**', 'apps/**'],
    ['apps/[id]', 'apps/[id]'],
    ['', null],
    ['../apps', null],
    ['apps/../..', null],
    ['oci://ghcr.io/acme/charts', null],
    ['https://example.com/a', null],
    ['apps\\api', null],
    [' apps', null],
    ['a\nb', null],
    ['{a,b}/*', null],
    ['a'.repeat(1025), null],
  ])('%j is %j', (written, path) => {
    expect(importedPath(written)).toBe(path);
  });
});

describe('which commits are asked for', () => {
  it.each<[string, string[], readonly string[] | null, boolean]>([
    ['nothing named: all', [], null, true],
    ['the root', ['', 'apps'], null, true],
    ['everything', ['**'], null, true],
    ['folders and files', ['apps/api', 'README.md'], ['README.md', 'apps/api'], true],
    ['a folder in another', ['apps/api', 'apps'], ['apps'], true],
    ['a name that only begins like another', ['app', 'apps'], ['app', 'apps'], true],
    ['all of a folder', ['apps/**'], ['apps'], true],
    ['some of a folder', ['apps/*.yaml'], ['apps'], false],
    ['a star in the middle', ['apps/*/deploy/**'], ['apps'], false],
    ['a star at the root', ['*.yaml', 'apps'], null, false],
  ])('%s', (_name, patterns, folders, exact) => {
    expect(compileImports(patterns)).toMatchObject({ folders, exact });
  });

  it('asks for parents where folders are many, and compares then', () => {
    const many = Array.from({ length: 500 }, (_, at) => `apps/${at % 20}/parts/${at}`);
    const { folders, exact, matches } = compileImports(many);
    expect(folders).toHaveLength(20);
    expect(exact).toBe(false);
    expect(matches('apps/3/parts/3/a.yaml')).toBe(true);
    expect(matches('apps/3/parts/4/a.yaml')).toBe(false);
    expect(compileImports(Array.from({ length: 99 }, (_, at) => `${at}`))).toMatchObject({
      folders: null,
      exact: false,
    });
  });

  it.each([
    [2_000, 'a', null],
    [2_001, 'a', 'More than 2000 imported paths are named.'],
    [100, '*', null],
    [101, '*', 'More than 100 imported paths are globs.'],
  ])('bounds how many there may be: %i of `%s`', (length, name, why) => {
    const patterns = Array.from({ length }, (_, at) => `${name}/${at}`);
    expect(whyTooMany([...patterns, ...patterns])).toBe(why);
    if (why !== null) expect(() => compileImports(patterns)).toThrow(why);
  });
});

describe('which changed paths count', () => {
  it.each<[string[], string, boolean]>([
    [['apps'], 'apps/a.yaml', true],
    [['apps'], 'apps', true],
    [['apps'], 'apps2/a.yaml', false],
    [['apps/a.yaml'], 'apps/a.yaml', true],
    [['apps/*.yaml'], 'apps/a.yaml', true],
    [['apps/*.yaml'], 'apps/b/a.yaml', false],
    [[], 'anything', true],
    [['apps/*.md'], `apps/${'a'.repeat(256)}.yaml`, true],
    [['apps'], `docs/${'a'.repeat(256)}`, false],
  ])('%j on %s: %s', (patterns, path, expected) => {
    expect(compileImports(patterns).matches(path)).toBe(expected);
  });

  it('never lie outside of what is asked for', () => {
    const step = fc.constantFrom('a', 'b', '*', '**', 'c.yaml', 'x?');
    const pattern = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('/'));
    const path = fc.array(fc.constantFrom('a', 'b', 'c.yaml', 'xy'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 40 }), path, (patterns, steps) => {
        const { folders, matches } = compileImports(patterns);
        const whole = steps.join('/');
        const asked = folders === null || folders.some((folder) => whole === folder || whole.startsWith(`${folder}/`));
        return asked || !matches(whole);
      }),
    );
  });
});
