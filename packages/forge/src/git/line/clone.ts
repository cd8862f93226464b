import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { GatehouseError } from '@gatehouse/policy';
import type { CloneOptions, FirstParentLine } from '../../repository-port.ts';
import { shallow } from '../faults.ts';
import { openObjects } from '../objects.ts';
import { runGit } from '../process.ts';
import { findRepository } from '../repository.ts';
import { type Fetch, lineOf } from './line.ts';
import { callRemote, NETWORK_PATIENCE, type NetworkPatience } from './network.ts';
import { type Remote, remoteOf } from './remote.ts';

/** No checkout, no tags, no hooks from a template, one branch, and of files only what is asked for later. */
const CLONE = ['clone', '--bare', '--filter=blob:none', '--single-branch', '--no-tags', '--template=', '--progress'];

/** As git itself asks for objects that a partial clone lacks; what is named is sent whatever the filter says. */
const FETCH = [
  'fetch',
  '--stdin',
  '--filter=blob:none',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  '--no-auto-maintenance',
  '--progress',
];

/**
 * The first-parent line of a repository's default branch, from a bare clone without file contents and without a checkout; what else is
 * asked for (contents, commits of other branches) is fetched then, in one request. The API has no walk along first parents, so this
 * needs git 2.32 or newer.
 *
 * Throws `invalid-input` for an address that is none, `unauthorized`, `forbidden`, `not-found`, `rate-limited`, `unavailable`, `shallow`.
 */
export async function cloneLine(
  options: CloneOptions,
  patience: NetworkPatience = NETWORK_PATIENCE,
): Promise<FirstParentLine> {
  const remote = remoteOf(options.url, options.token);
  const log = options.log ?? (() => {});
  const folder = await emptyFolder(options.folder);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const dir = join(folder, 'clone.git');
    await callRemote(
      remote,
      {
        dir: folder,
        what: 'clone',
        args: [...CLONE, '--', remote.url, dir],
        again: () => rm(dir, { recursive: true, force: true }),
        log,
      },
      patience,
    );
    const line = await openClone(remote, dir, log, patience);
    return { ...line, close: () => line.close().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A folder of its own beside whatever an earlier run left. */
async function emptyFolder(wanted: string): Promise<string> {
  const path = resolve(wanted);
  await mkdir(dirname(path), { recursive: true });
  return mkdtemp(join(dirname(path), `${basename(path)}-`));
}

async function openClone(
  remote: Remote,
  dir: string,
  log: (line: string) => void,
  patience: NetworkPatience,
): Promise<FirstParentLine> {
  await forgetRemote(dir);
  const repository = await findRepository(dir);
  const [cut] = repository.boundary;
  if (cut !== undefined) throw shallow(`${remote.url} itself ends at ${cut}`);
  const objects = openObjects(repository);
  const fetch: Fetch = async (oids, kind) => {
    const input = oids.map((oid) => `${oid}\n`).join('');
    const what = kind === 'blob' ? `fetch the contents of ${oids.length} files from` : `fetch ${named(oids)} from`;
    await callRemote(remote, { dir, what, args: fetchOf(remote, kind), input, log }, patience).catch(asMissing);
    await forgetRemote(dir);
    // A git that runs already does not see what has come since.
    objects.close();
  };
  return { ...lineOf(repository, objects, fetch), close: async () => objects.close() };
}

/**
 * The remote is named for this one call. Contents hang on nothing, so there is nothing to negotiate; of commits the server is told what is
 * here, or it would send the whole history once more.
 */
function fetchOf({ url }: Remote, kind: 'commit' | 'blob'): readonly string[] {
  const settings = [`url=${url}`, 'promisor=true', 'partialclonefilter=blob:none'].map((one) => `remote.origin.${one}`);
  const negotiation = kind === 'blob' ? ['fetch.negotiationAlgorithm=noop'] : [];
  return [...[...settings, ...negotiation].flatMap((setting) => ['-c', setting]), ...FETCH, 'origin'];
}

/**
 * Makes an ordinary repository of a partial clone: otherwise every git that meets a missing object would try to fetch it by itself, one
 * at a time, and end when it may not.
 */
async function forgetRemote(dir: string): Promise<void> {
  const place = { dir, safeDirectories: [] };
  await runGit(place, ['config', '--local', '--remove-section', 'remote.origin']);
  await runGit(place, ['config', '--local', '--unset-all', 'extensions.partialClone']);
}

const named = (oids: readonly string[]) =>
  oids.length > 3 ? `${oids.length} commits (${oids[0]}…)` : `commit ${oids.join(', ')}`;

/** A server that is there and has no such object is not the same as one that cannot be seen. */
function asMissing(error: unknown): never {
  if (!(error instanceof GatehouseError) || !/not our ref|unadvertised object/i.test(error.message)) throw error;
  throw new GatehouseError(
    'not-found',
    error.message,
    'Give a commit that is on a branch of the repository; a force-push may have removed it.',
    { cause: error },
  );
}
