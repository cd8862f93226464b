import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly on?: {
    readonly workflow_call?: {
      readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
      readonly secrets?: Readonly<Record<string, unknown>>;
      readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
    } | null;
  };
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Action {
  readonly inputs?: Readonly<Record<string, { readonly required?: boolean; readonly default?: unknown }>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export interface File<T> {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly content: T;
}

function yamlFiles<T>(pattern: string): File<T>[] {
  return globSync(pattern, { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, content: parse(text) as T };
    });
}

export const workflows = (): File<Workflow>[] => yamlFiles('.github/workflows/*.yml');
export const actions = (): File<Action>[] => yamlFiles('actions/*/action.yml');

/** YAML blocks of a page that people copy, behind fences of three backticks or more. */
export function snippets(path: string): string[] {
  const page = readFileSync(join(root, path), 'utf8');
  return Array.from(page.matchAll(/^(`{3,})ya?ml\n([\s\S]*?)^\1$/gm), (match) => match[2] ?? '');
}

/** Pages whose YAML blocks people copy. */
export const pagesWithSnippets = (): string[] =>
  globSync(['.github/workflows/*.md', 'actions/*/README.md', 'docs/*.md', 'README.md'], { cwd: root }).sort();
