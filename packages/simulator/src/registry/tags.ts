import { authorise } from './access.ts';
import { json, type RegistryReply, type RepositoryContext, unknownName } from './reply.ts';

/** `tags/list?n=&last=`, linked page by page. The plain registry sorts; GHCR keeps the order of the pushes. */
export function listTags(context: RepositoryContext): RegistryReply {
  const { state, call, name } = context;
  authorise(context, name, 'pull');
  const repository = state.find(name);
  if (repository === null) throw unknownName(name);
  const all = [...repository.tags.keys()];
  if (state.kind === 'plain') all.sort();
  const asked = Number(call.url.searchParams.get('n') ?? Number.NaN);
  const size = Math.min(asked > 0 ? asked : Number.POSITIVE_INFINITY, state.switches.tagsPage);
  const start = startAfter(all, call.url.searchParams.get('last'), state.kind === 'plain');
  const tags = all.slice(start, start + size);
  const last = tags.at(-1);
  const more = last !== undefined && start + size < all.length;
  const query = new URLSearchParams({ n: String(size), last: last ?? '' });
  return json(200, { name, tags }, more ? { link: `</v2/${name}/tags/list?${query}>; rel="next"` } : {});
}

/** In a sorted list the tag named last need not be there any more. */
function startAfter(all: readonly string[], last: string | null, sorted: boolean): number {
  if (last === null) return 0;
  if (!sorted) return all.indexOf(last) + 1;
  const next = all.findIndex((tag) => tag > last);
  return next < 0 ? all.length : next;
}
