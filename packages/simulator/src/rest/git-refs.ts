import { ApiError, notFound } from '../http.ts';
import type { GitObject } from '../state/objects.ts';
import { isAllowed } from '../state/tokens.ts';
import { type RefRefusal, type RefUpdate, updateRefs } from '../state/writing/update-refs.ts';
import { renderRef } from './render/git.ts';
import {
  created,
  noContent,
  ok,
  param,
  READ_CONTENTS,
  type Route,
  type RouteContext,
  sentObject,
  WRITE_CONTENTS,
} from './route.ts';
import { sender } from './subject.ts';

export const gitRefRoutes: readonly Route[] = [
  { method: 'GET', path: '/git/ref/:ref*', need: READ_CONTENTS, handle: getRef },
  { method: 'GET', path: '/git/matching-refs/:ref*', need: READ_CONTENTS, handle: matchingRefs },
  { method: 'POST', path: '/git/refs', need: WRITE_CONTENTS, handle: createRef },
  { method: 'PATCH', path: '/git/refs/:ref*', need: WRITE_CONTENTS, handle: updateRef },
  { method: 'DELETE', path: '/git/refs/:ref*', need: WRITE_CONTENTS, handle: deleteRef },
];

function objectOf({ repository }: RouteContext, ref: string): GitObject | undefined {
  const oid = repository.refs.get(ref);
  return oid === undefined ? undefined : repository.network.store.get(oid);
}

function getRef(context: RouteContext) {
  const ref = `refs/${param(context, 'ref')}`;
  const object = objectOf(context, ref);
  if (object === undefined) throw notFound();
  return ok(renderRef(context, ref, object));
}

/** Every ref whose name begins so, all on one page. */
function matchingRefs(context: RouteContext) {
  const prefix = `refs/${param(context, 'ref')}`;
  const names = [...context.repository.refs.keys()].filter((ref) => ref.startsWith(prefix)).sort();
  return ok(
    names.flatMap((ref) => {
      const object = objectOf(context, ref);
      return object === undefined ? [] : [renderRef(context, ref, object)];
    }),
  );
}

function createRef(context: RouteContext) {
  const { ref, sha } = sentObject(context);
  if (typeof ref !== 'string' || typeof sha !== 'string') throw new ApiError(422, 'Invalid request.');
  if (context.repository.refs.has(ref)) throw new ApiError(422, 'Reference already exists');
  return created(written(context, { name: ref, after: sha, force: false }));
}

function updateRef(context: RouteContext) {
  const { sha, force } = sentObject(context);
  const name = `refs/${param(context, 'ref')}`;
  if (typeof sha !== 'string') throw new ApiError(422, 'Invalid request.');
  if (!context.repository.refs.has(name)) throw new ApiError(422, 'Reference does not exist');
  return ok(written(context, { name, after: sha, force: force === true }));
}

function deleteRef(context: RouteContext) {
  write(context, { name: `refs/${param(context, 'ref')}`, after: null, force: true });
  return noContent();
}

function written(context: RouteContext, update: RefUpdate): Record<string, unknown> {
  write(context, update);
  const object = objectOf(context, update.name);
  if (object === undefined) throw new Error(`${update.name} is gone again`);
  return renderRef(context, update.name, object);
}

function write(context: RouteContext, update: RefUpdate): void {
  const { repository, token } = context;
  const workflows = isAllowed(token, repository, { permission: 'workflows', access: 'write' });
  const refusal = updateRefs(repository, [update], { login: sender(context).login, workflows });
  if (refusal === null) return;
  // a REST write that lacks `workflows` is an ordinary lack of a permission
  if (refusal.kind === 'workflow') throw new ApiError(403, refusal.message, WORKFLOWS);
  throw new ApiError(422, MESSAGES[refusal.kind]);
}

const WORKFLOWS = { headers: { 'x-accepted-github-permissions': 'workflows=write' } };

const MESSAGES: Readonly<Record<Exclude<RefRefusal['kind'], 'workflow'>, string>> = {
  name: "Reference name must start with 'refs/' and contain at least two slashes.",
  stale: 'Reference cannot be updated',
  missing: 'Reference does not exist',
  'no-object': 'Object does not exist',
  'not-fast-forward': 'Update is not a fast forward',
  'default-branch': 'Cannot delete the default branch',
};
