import type { RepositoryState } from '../state/model.ts';
import { FLUSH, line } from './pkt-line.ts';
import { type GitCommand, valuesOf } from './request.ts';

/** Lists refs; a client names the prefixes that it is interested in. */
export function lsRefs(repository: RepositoryState, command: GitCommand): Buffer {
  const prefixes = valuesOf(command, 'ref-prefix');
  const wanted = (name: string) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix));
  const named = [...repository.refs].sort(([a], [b]) => (a < b ? -1 : 1));
  const main = `refs/heads/${repository.defaultBranch}`;
  const tip = repository.refs.get(main);
  const head: [string, string][] = tip === undefined ? [] : [['HEAD', tip]];
  const lines = [...head, ...named]
    .filter(([name]) => wanted(name))
    .map(([name, oid]) => {
      const symref = name === 'HEAD' && command.arguments.includes('symrefs') ? ` symref-target:${main}` : '';
      return line(`${oid} ${name}${symref}${command.arguments.includes('peel') ? peeled(repository, oid) : ''}`);
    });
  return Buffer.concat([...lines, FLUSH]);
}

/** What an annotated tag leads to in the end; nothing for anything else. */
function peeled({ network }: RepositoryState, oid: string): string {
  let object = network.store.get(oid);
  if (object?.type !== 'tag') return '';
  while (object?.type === 'tag') object = network.store.get(object.target);
  return object === undefined ? '' : ` peeled:${object.oid}`;
}
