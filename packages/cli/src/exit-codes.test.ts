import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchRepository } from '@gatehouse/forge/git/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT, refusedCode } from './exit-codes.ts';
import { gatehouseHere } from './testing.ts';

const ENV = { DOCKER_CONFIG: '/nowhere' };
const SET = 'version: 1\nimages: [{ name: web, images: [{ repository: ghcr.io/acme/web }] }]\n';
const EMPTY = 'version: 1\n';
const WRONG = 'version: 1\nimages: [{ name: web, image: [] }]\n';

const repo = scratchRepository();
const empty = scratchRepository();
const PLANS = [
  ['prune', '--plan'],
  ['rollback', '--plan'],
] as const;
const LEVERS = [...PLANS, ['pins', '--offline']] as const;

beforeAll(() => {
  repo.commit({ files: { 'README.md': 'a repository without a policy\n' } });
});
afterAll(() => {
  repo.remove();
  empty.remove();
});

function policyFile(text: string): string {
  const path = join(repo.dir, '.git', 'policy.yml');
  writeFileSync(path, text);
  return path;
}

const run = (...args: readonly string[]) => gatehouseHere(args, ENV);

describe.each(LEVERS.map((args) => [args.join(' '), args] as const))('%s ends with 2', (_name, args) => {
  test.each([
    ['outside a repository', ['--repo', '/nowhere'], 'is not a git repository'],
    ['in a repository without commits', ['--repo', empty.dir], 'fix: '],
    ['with an unknown option', ['--repo', repo.dir, '--sett', 'web'], "unknown option '--sett'"],
    ['with a policy that is not on disk', ['--repo', repo.dir, '--policy', 'nope.yml'], 'a file on this disk'],
  ])('%s', async (_case, more, said) => {
    const ran = await run(...args, ...more);
    expect(ran).toMatchObject({ code: EXIT.untold, out: '' });
    expect(ran.err).toContain(said);
  });

  test('with a policy that cannot be read', async () => {
    const ran = await run(...args, '--repo', repo.dir, '--policy', policyFile(WRONG));
    expect(ran.code).toBe(EXIT.untold);
    expect(ran.err).toContain('images[0].image is not a key');
    expect(ran.err).toContain('fix: Correct the file and run the command again.');
  });
});

describe.each(PLANS.map((args) => [args.join(' '), args] as const))('%s ends with 2', (_name, args) => {
  test('without a policy, which is named', async () => {
    const err = expect.stringMatching(/no .*\n {2}fix: Describe .* \.github\/gatehouse\.yml/s);
    expect(await run(...args, '--repo', repo.dir)).toMatchObject({ code: EXIT.untold, out: '', err });
  });

  test('with a policy that describes no image set', async () => {
    const ran = await run(...args, '--repo', repo.dir, '--policy', policyFile(EMPTY));
    expect(ran).toMatchObject({ code: EXIT.untold, out: '' });
  });

  test('with a set that is not there, and names the option', async () => {
    const ran = await run(...args, '--repo', repo.dir, '--policy', policyFile(SET), '--set', 'wev');
    expect(ran).toMatchObject({ code: EXIT.untold, out: '' });
    expect(ran.err).toContain("There is no image set 'wev'");
    expect(ran.err).toContain('fix: Set --set to one of: web.');
  });
});

test('a plan by a policy on disk is one by that policy', async () => {
  const ran = await run('rollback', '--plan', '--repo', repo.dir, '--policy', policyFile(SET));
  expect(ran.code).toBe(EXIT.against);
  expect(ran.out).toContain('rollback/nothing-promoted: No image of the set web');
});

test('pins without a policy have nothing against them', async () => {
  expect(await run('pins', '--offline', '--repo', repo.dir)).toMatchObject({ code: EXIT.fine, err: '' });
});

test('a record that cannot be kept is told before anything is tried', async () => {
  const ran = await run('rehearse', '--record', policyFile(SET));
  expect(ran).toMatchObject({ code: EXIT.untold, out: '', err: expect.stringContaining('--record') });
});

test('a reason that is known outweighs what is not', () => {
  const refusal = (rule: string) => ({ rule, place: null, message: '', fix: '' });
  const unread = refusal('prune/unreadable-manifest');
  expect(refusedCode([unread])).toBe(EXIT.untold);
  expect(refusedCode([unread, refusal('prune/both-tags')])).toBe(EXIT.against);
});

test('help and the page have the same codes', async () => {
  const { out } = await run('--help');
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  for (const code of Object.values(EXIT)) {
    expect(out).toContain(`\n  ${code}  `);
    expect(page).toContain(`\n| \`${code}\` `);
  }
});
