import { isTooLong } from '../globs/matcher.ts';
import type { ContextPolicy } from './policy.ts';

/** Prose for people. Folders count at the root only: an application may be called `docs`. */
export const DOCUMENTATION = ['**/*.md', '**/*.rst', '**/*.adoc', 'docs/**', '**/LICENSE*'];

/** What never runs in production. */
export const NOT_PRODUCTION = [
  ...DOCUMENTATION,
  ...['test/**', 'tests/**', '**/__tests__/**', '**/testdata/**'],
  ...['**/*.test.*', '**/*.spec.*', '**/*_test.go', '**/test_*.py', '**/.editorconfig', '**/.gitignore'],
];

/** Prose that agents obey is a program: never mere documentation, wherever it stands and whatever policy lists. */
const INSTRUCTIONS = /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI)(?:\.[^/]*)?\.md$|(?:^|\/)(?:\.claude|\.cursor|\.github)\//i;

export function isDocumentation({ docs }: ContextPolicy, path: string): boolean {
  return !isTooLong(path) && !INSTRUCTIONS.test(path) && docs.matches(path);
}

export function isNotProduction({ notProduction }: ContextPolicy, path: string): boolean {
  return !isTooLong(path) && !INSTRUCTIONS.test(path) && notProduction.matches(path);
}
