import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/steps.ts';
import { pagesWithSnippets, snippets, workflows } from './workflows.ts';

/** Every `uses:` with the comment behind it, whatever stands there. */
const usesOf = (text: string): { target: string; comment: string }[] =>
  Array.from(text.matchAll(/^[\s-]*uses:\s*([^#\n]*?)[ \t]*(#.*)?$/gm), (match) => ({
    target: match[1] ?? '',
    comment: match[2] ?? '',
  }));

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION = /^# v\d+\.\d+\.\d+\b/;

describe.each(workflows().map((file) => [file.path, file] as const))('%s', (_path, file) => {
  test('our own actions exist', () => {
    const own = usesOf(file.text).flatMap(({ target }) => (target.startsWith('$/') ? [target.slice(2)] : []));
    expect(own.filter((folder) => !existsSync(join(root, folder, 'action.yml')))).toEqual([]);
  });

  test('our own workflows are called beside themselves, at the commit that runs', () => {
    const beside = usesOf(file.text).flatMap(({ target }) => (target.startsWith('./') ? [target] : []));
    expect(beside.filter((path) => !/^\.\/\.github\/workflows\/[\w-]+\.yml$/.test(path))).toEqual([]);
    expect(beside.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('actions of others are pinned by commit, with their version beside it', () => {
    const others = usesOf(file.text).filter(({ target }) => !/^(?:\$|\.)\//.test(target));
    expect(others.filter(({ target, comment }) => !PINNED.test(target) || !VERSION.test(comment))).toEqual([]);
  });

  test('grants nothing that a job does not ask for itself', () => {
    expect(file.content.permissions).toEqual({});
    for (const job of Object.values(file.content.jobs)) expect(job.permissions).toBeDefined();
  });
});

describe('what pages tell people to copy', () => {
  const copied = pagesWithSnippets().flatMap((page) =>
    snippets(page).flatMap((text) => usesOf(text).map((uses) => [page, uses.target, uses.comment] as const)),
  );

  test('there is something', () => expect(copied.length).toBeGreaterThan(2));

  test.each(copied)('%s: %s %s', (_page, target, comment) => {
    const own = /^OWNER\/gatehouse\/(.+)@(?:[0-9a-f]{40}|<sha>)$/.exec(target)?.[1];
    if (own === undefined) expect(target).toMatch(PINNED);
    else expect(existsSync(join(root, own.endsWith('.yml') ? own : join(own, 'action.yml')))).toBe(true);
    expect(comment).toMatch(/^# v(?:\d+\.\d+\.\d+|X\.Y\.Z)$/);
  });
});
