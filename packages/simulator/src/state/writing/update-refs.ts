import { isAncestor } from '../graph.ts';
import { refusesWorkflow } from '../merging/workflows.ts';
import type { RepositoryState } from '../model.ts';
import { moveBranch, removeBranch } from '../push.ts';
import { newWorkflow } from './workflow-files.ts';

/** What a ref shall be. */
export interface RefUpdate {
  /** Full name. */
  readonly name: string;
  /** What it must be before; null: it must not exist; undefined: whatever it is. */
  readonly before?: string | null | undefined;
  /** Null: it is deleted. */
  readonly after: string | null;
  /** A branch may move to what is no descendant of it. */
  readonly force: boolean;
}

export type RefRefusal =
  | {
      readonly kind: 'name' | 'stale' | 'missing' | 'no-object' | 'not-fast-forward' | 'default-branch';
      readonly name: string;
    }
  | { readonly kind: 'workflow'; readonly name: string; readonly message: string };

interface Pusher {
  readonly login: string;
  /** May change workflow files. */
  readonly workflows: boolean;
}

/** All updates at once, or none: the first that is not possible says why. Null: done. */
export function updateRefs(repository: RepositoryState, updates: readonly RefUpdate[], by: Pusher): RefRefusal | null {
  for (const update of updates) {
    const refusal = refusalOf(repository, update, by);
    if (refusal !== null) return refusal;
  }
  for (const { name, after } of updates) apply(repository, name, after, by.login);
  return null;
}

function refusalOf(repository: RepositoryState, update: RefUpdate, by: Pusher): RefRefusal | null {
  const { name, before, after } = update;
  const { refs, network } = repository;
  const now = refs.get(name) ?? null;
  const refuse = (kind: Exclude<RefRefusal['kind'], 'workflow'>): RefRefusal => ({ kind, name });
  if (!isWritable(name)) return refuse('name');
  if (before !== undefined && before !== now) return refuse('stale');
  if (after === null) {
    if (now === null) return refuse('missing');
    return name === `refs/heads/${repository.defaultBranch}` ? refuse('default-branch') : null;
  }
  const object = network.store.get(after);
  if (object === undefined || (name.startsWith('refs/heads/') && object.type !== 'commit')) return refuse('no-object');
  if (object.type !== 'commit') return null;
  if (now !== null && !update.force && !isAncestor(network.store, now, after)) return refuse('not-fast-forward');
  const workflow = by.workflows ? null : newWorkflow(repository, after);
  return workflow === null ? null : { kind: 'workflow', name, message: refusesWorkflow(workflow) };
}

/** What may be created: names that git takes, outside what GitHub keeps for itself. */
function isWritable(name: string): boolean {
  const odd = /\.\.|\/\/|@\{|[\0-\x20\x7f~^:?*[\\]|\.lock(?:\/|$)|\/\.|[/.]$/.test(name);
  return !odd && /^refs\/[^/]+\/./.test(name) && !name.startsWith('refs/pull/');
}

function apply(repository: RepositoryState, name: string, after: string | null, by: string): void {
  const branch = /^refs\/heads\/(.+)$/.exec(name)?.[1];
  if (branch === undefined) {
    if (after === null) repository.refs.delete(name);
    else repository.refs.set(name, after);
  } else if (after === null) removeBranch(repository, branch, by);
  else moveBranch(repository, branch, after, by);
}
