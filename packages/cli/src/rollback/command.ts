import type { FirstParentLine } from '@gatehouse/forge';
import { type LocalGit, localLine, openRepository } from '@gatehouse/forge/git';
import { execTool, findContainerTool, planRollback, type RollbackReads } from '@gatehouse/levers';
import { GatehouseError } from '@gatehouse/policy';
import { openRegistry, verifyProvenance } from '@gatehouse/registry';
import { explainTarget, parseRollbackTarget, type RollbackTarget } from '@gatehouse/release';
import { printable } from '../escape.ts';
import { EXIT, refusedCode } from '../exit-codes.ts';
import { describeFault } from '../fault.ts';
import { onDisk, policyPlace } from '../policy-source.ts';
import { machineCredentials } from '../registry-credentials.ts';
import type { Terminal } from '../terminal.ts';
import type { RollbackOptions } from './options.ts';
import { renderJson, renderPlan } from './render.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What stands in the plan for what only a real run knows. */
const NOBODY = { reason: 'only planned', by: 'nobody yet' };

/** Shows what a rollback would do. Exit code: 0 it would be opened, 1 refused, 2 it could not be told. */
export async function rollback(options: RollbackOptions, terminal: Terminal, env: Env, now: Date): Promise<number> {
  const open: { close: () => Promise<void> | void }[] = [];
  try {
    const target = targetOf(options.target);
    const git: LocalGit = await openRepository(options.repo);
    open.push(git);
    const lines = [await localLine(options.repo), await openSource(options)] as const;
    open.push(...lines);
    const reads = await readsOf(options, terminal, env, now, lines);
    const wish = { policy: await policyPlace(options.policy), set: options.set, target, ...NOBODY };
    const report = await planRollback(reads, wish, await git.resolve(options.at));
    terminal.progress('');
    await terminal.out(options.format === 'json' ? renderJson(report) : renderPlan(report, terminal.colors));
    if (terminal.gone) return EXIT.untold;
    return report.outcome === 'planned' ? EXIT.fine : refusedCode(report.refusals);
  } catch (error) {
    terminal.progress('');
    terminal.note(describeFault(options.policy === undefined ? error : onDisk(error)));
    return EXIT.untold;
  } finally {
    for (const one of open) await one.close();
  }
}

/** The history that says which commits the images are built from. */
async function openSource({ repo, source }: RollbackOptions): Promise<FirstParentLine> {
  if (source === undefined) return localLine(repo);
  return localLine(source).catch((error: unknown) => {
    if (!(error instanceof GatehouseError) || !error.fix.includes('--repo')) throw error;
    const fix = 'Name a clone of the repository that the images are built from with --source.';
    throw new GatehouseError(error.code, error.lines, fix, { cause: error });
  });
}

function targetOf(text: string): RollbackTarget {
  const target = parseRollbackTarget(text);
  if (target !== null) return target;
  const { why, fix } = explainTarget(text);
  throw new GatehouseError('invalid-input', `${JSON.stringify(text)} is no target of a rollback: ${why}`, fix);
}

async function readsOf(
  { source, smoke, trustedRealms: realms }: RollbackOptions,
  terminal: Terminal,
  env: Env,
  now: Date,
  [line, sourceLine]: readonly [FirstParentLine, FirstParentLine],
): Promise<RollbackReads> {
  const { credentials, notes } = await machineCredentials(env);
  for (const note of notes) terminal.note(`note: ${printable(note)}`);
  const log = (text: string) => terminal.progress(printable(text));
  return {
    line,
    registry: () => openRegistry({ credentials, realms, log }),
    ancestry: (other) => (other === null ? line : elsewhere(other, source, sourceLine)),
    verify: verifyProvenance,
    containers: async () => (smoke ? findContainerTool({ run: execTool, environment: configOf(env) }) : 'not-here'),
    io: { log },
    clock: () => now,
  };
}

function elsewhere(name: string, source: string | undefined, line: FirstParentLine): FirstParentLine {
  if (source !== undefined) return line;
  const fix = `Clone ${name} and name the folder with --source.`;
  throw new GatehouseError('invalid-input', `the images are built from ${name}, whose history is not here`, fix);
}

function configOf({ DOCKER_CONFIG }: Env): Record<string, string> {
  return DOCKER_CONFIG === undefined ? {} : { DOCKER_CONFIG };
}
