import type { FirstParentLine } from '@gatehouse/forge';
import { type LocalGit, localLine, openRepository } from '@gatehouse/forge/git';
import type { ImageSet } from '@gatehouse/policy';
import { openRegistry, type Registry, type RegistryOptions } from '@gatehouse/registry';
import { printable } from '../escape.ts';
import { EXIT } from '../exit-codes.ts';
import { describeFault } from '../fault.ts';
import { notePolicy } from '../notes.ts';
import { policyFrom, readPolicySource } from '../policy-source.ts';
import { machineCredentials } from '../registry-credentials.ts';
import type { Terminal } from '../terminal.ts';
import { type GroupWithHistory, pinGroups } from './groups.ts';
import { readLives } from './life.ts';
import type { PINS_FORMATS } from './options.ts';
import { renderJson, renderTable } from './render.ts';
import { type PinRow, rowsOf } from './rows.ts';

export interface PinsOptions {
  readonly repo: string;
  readonly at: string;
  readonly policy?: string;
  readonly offline?: boolean;
  /** Hosts of token servers that registries may send to besides their own: lscr.io sends to ghcr.io. */
  readonly trustedRealms: readonly string[];
  readonly format: (typeof PINS_FORMATS)[number];
}

type Env = Readonly<Record<string, string | undefined>>;

/** Lists digest pins. Exit code: 0 all are there, or nobody was asked; 1 some is gone; 2 it could not be told of all. */
export async function pins(
  options: PinsOptions,
  terminal: Terminal,
  env: Env,
  now: Date,
  open: (options: RegistryOptions) => Registry = openRegistry,
): Promise<number> {
  let git: LocalGit | null = null;
  let line: FirstParentLine | null = null;
  const log = (text: string) => terminal.progress(printable(text));
  try {
    git = await openRepository(options.repo);
    line = await localLine(options.repo);
    const tip = await git.resolve(options.at);
    const source = await readPolicySource(git, tip, options.policy);
    const policy = policyFrom(source);
    if (source.text !== null) notePolicy(source, terminal);
    const groups = await pinGroups(line, tip, policy.images, terminal.progress);
    const registry = options.offline
      ? null
      : open({ credentials: await credentials(env, terminal), realms: options.trustedRealms, log });
    terminal.progress(registry === null ? '' : 'asking registries');
    const lives = await readLives(registry, groups, now);
    const rows = rowsOf(groups, lives.of);
    terminal.progress('');
    const problems = groups.flatMap((group) => group.problems);
    for (const { place, message, fix } of problems) terminal.note(printable(`note: ${place}: ${message} ${fix}`));
    for (const note of unpinned(policy.images, groups)) terminal.note(printable(`note: ${note}`));
    await terminal.out(
      options.format === 'json' ? renderJson(tip, rows, problems) : renderTable(rows, terminal.colors),
    );
    for (const fix of lives.fixes) terminal.note(printable(`  fix: ${fix}`));
    return terminal.gone ? EXIT.untold : codeOf(rows, problems.length > 0);
  } catch (error) {
    terminal.progress('');
    terminal.note(describeFault(error));
    return EXIT.untold;
  } finally {
    git?.close();
    await line?.close();
  }
}

/** An image that its set has no pin of is most often misspelt, or its place is left out by `pins`; such a set has no whole state. */
function unpinned(sets: readonly ImageSet[], groups: readonly GroupWithHistory[]): readonly string[] {
  return sets.flatMap(({ name, images }) => {
    const pinned = new Set(groups.flatMap(({ set, pins }) => (set === name ? pins.map(({ image }) => image) : [])));
    const rest = images.map(({ repository }) => repository).filter((image) => !pinned.has(image));
    return rest.map((image) => {
      const place = placeOutside(image, groups);
      return place === null
        ? `${image} of the set ${name} is pinned nowhere; check its name, and \`pins\` of the set.`
        : `${image} of the set ${name} is pinned only where \`pins\` of the set does not look, first at ${place}.`;
    });
  });
}

function placeOutside(image: string, groups: readonly GroupWithHistory[]): string | null {
  const found = groups.flatMap(({ pins }) => pins).find((pin) => pin.image === image);
  return found === undefined ? null : `${found.path}:${found.line}`;
}

async function credentials(env: Env, terminal: Terminal): Promise<RegistryOptions['credentials']> {
  const { credentials, notes } = await machineCredentials(env);
  for (const note of notes) terminal.note(`note: ${printable(note)}`);
  return credentials;
}

function codeOf(rows: readonly PinRow[], problems: boolean): number {
  if (rows.some(({ registry }) => registry === 'gone')) return EXIT.against;
  return problems || rows.some(({ registry }) => registry === 'unknown') ? EXIT.untold : EXIT.fine;
}
