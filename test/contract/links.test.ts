import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/steps.ts';

const PAGES = globSync(
  [
    '*.md',
    'docs/**/*.md',
    '.github/**/*.md',
    'actions/*/README.md',
    'packages/*/README.md',
    'packages/bumps/src/**/*.md',
  ],
  { cwd: root },
).sort();

/** What GitHub makes of a heading: lower case, no punctuation, hyphens for spaces. */
function anchorsOf(file: string): Set<string> {
  const text = readFileSync(file, 'utf8').replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '');
  const headings = Array.from(text.matchAll(/^#{1,6} +(.+?) *$/gm), ([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Relative links outside code, as `path#anchor`. */
function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, 'code');
  const links = Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link);
  return links.filter((link) => !/^(?:[a-z]+:|\/)/.test(link));
}

function isBroken(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? join(root, page) : resolve(root, dirname(page), path);
  if (!existsSync(file) || relative(root, file).startsWith('..')) return true;
  return anchor !== undefined && !anchorsOf(file).has(anchor);
}

test.each(PAGES)('the links of %s lead somewhere', (page) => {
  const links = linksOf(readFileSync(join(root, page), 'utf8'));
  expect(links.filter((link) => isBroken(page, link))).toEqual([]);
});

test('a link to nothing, or to no heading, is seen', () => {
  expect(PAGES.length).toBeGreaterThan(30);
  expect(
    ['docs/nothing.md', 'docs/policy.md#nothing', '../elsewhere.md'].map((link) => isBroken('README.md', link)),
  ).toEqual([true, true, true]);
  expect(isBroken('README.md', 'docs/policy.md#a-whole-policy')).toBe(false);
});
