import { writeFile } from 'node:fs/promises';
import type { FirstParentLine } from '@gatehouse/forge';
import { localLine, readLocalRefs } from '@gatehouse/forge/git';
import { type PlanDeps, planPrune } from '@gatehouse/levers';
import { GatehouseError } from '@gatehouse/policy';
import { openPackages, openRegistry } from '@gatehouse/registry';
import { planBytes } from '@gatehouse/release';
import { printable } from '../escape.ts';
import { EXIT, refusedCode } from '../exit-codes.ts';
import { asOptions, describeFault } from '../fault.ts';
import { onDisk, policyPlace } from '../policy-source.ts';
import { machineCredentials } from '../registry-credentials.ts';
import type { Terminal } from '../terminal.ts';
import type { PruneOptions } from './options.ts';
import { otherRepositories } from './others.ts';
import { renderPlan } from './render.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Shows what a clean-up would delete. Exit code: 0 planned, 1 refused, 2 it could not be told. */
export async function prune(options: PruneOptions, terminal: Terminal, env: Env, now: Date): Promise<number> {
  let line: FirstParentLine | null = null;
  try {
    line = await localLine(options.repo);
    const deps = await depsOf(options, terminal, env, now, line);
    const planned = await planPrune(deps, { policy: await policyPlace(options.policy), set: options.set, plan: null });
    terminal.progress('');
    if ('refusals' in planned) {
      for (const { rule, place, message, fix } of planned.refusals)
        terminal.note(
          `${rule}${place === null ? '' : ` at ${printable(place)}`}: ${printable(message)}\n  fix: ${printable(asOptions(fix))}`,
        );
      if (planned.refusals.some(({ rule }) => rule === 'prune/no-images') && options.policy === undefined)
        terminal.note('  or try one that is only on this disk so far, with --policy');
      return refusedCode(planned.refusals);
    }
    const { plan, situation } = planned;
    if (options.out !== undefined) await writePlan(options.out, planBytes(plan));
    for (const note of situation.notes) terminal.note(`note: ${printable(note)}`);
    await terminal.out(options.format === 'json' ? `${new TextDecoder().decode(planBytes(plan))}\n` : renderPlan(plan));
    return terminal.gone ? EXIT.untold : EXIT.fine;
  } catch (error) {
    terminal.progress('');
    terminal.note(describeFault(options.policy === undefined ? error : onDisk(error)));
    return EXIT.untold;
  } finally {
    await line?.close();
  }
}

async function depsOf(
  options: PruneOptions,
  terminal: Terminal,
  env: Env,
  now: Date,
  line: FirstParentLine,
): Promise<PlanDeps> {
  const { credentials, notes } = await machineCredentials(env);
  for (const note of notes) terminal.note(`note: ${printable(note)}`);
  const token = env.GITHUB_TOKEN || env.GH_TOKEN || '';
  const log = (text: string) => terminal.progress(printable(text));
  return {
    name: 'this repository',
    repository: {
      readRefs: () => readLocalRefs(options.repo),
      have: (oids, kind) => line.have(oids, kind),
      readTree: (commit) => line.readTree(commit),
      readFiles: (commits) => line.readFiles(commits),
      readBlobs: (oids) => line.readBlobs(oids),
    },
    other: otherRepositories(env, log),
    line: async () => line,
    registry: openRegistry({ credentials, realms: options.trustedRealms, log }),
    packages: token === '' ? NO_PACKAGES : openPackages({ token, apiUrl: apiUrl(env), log }),
    io: { log },
    clock: () => now,
  };
}

/** GitHub shows nobody its packages without a token, and its answer does not say where one is taken from. */
const NO_PACKAGES: PlanDeps['packages'] = {
  listVersions: async (image) => noToken(image),
  readVersion: async (image) => noToken(image),
};

function noToken(image: string): never {
  const fix = 'Set GITHUB_TOKEN or GH_TOKEN to a classic token with `read:packages`; fine-grained tokens cannot.';
  throw new GatehouseError('unauthorized', `there is no token to list the versions of ${image} with`, fix);
}

const apiUrl = (env: Env): string => (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');

async function writePlan(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    throw new GatehouseError(
      'invalid-input',
      `${path} could not be written`,
      'Name a file in a folder that is there.',
      { cause },
    );
  }
}
