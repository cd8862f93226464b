import type { RepositoryState } from '../state/model.ts';
import { encodePack } from './pack.ts';
import { DELIMITER, FLUSH, line, sideBand } from './pkt-line.ts';
import { type GitCommand, valuesOf } from './request.ts';
import { selectObjects, tagsOf } from './select.ts';

/** Sends what is wanted, which may be any object of the network; `ERR` says in the protocol's own way why not. */
export function fetchObjects(repository: RepositoryState, command: GitCommand): Buffer {
  const { store } = repository.network;
  const refusal = refusalOf(command);
  if (refusal !== null) return line(`ERR ${refusal}`);
  const wants = valuesOf(command, 'want');
  const unknown = wants.find((oid) => !store.has(oid));
  if (unknown !== undefined) return line(`ERR upload-pack: not our ref ${unknown}`);
  const haves = valuesOf(command, 'have').filter((oid) => store.has(oid));
  const done = command.arguments.includes('done');
  if (!done && haves.length === 0) return Buffer.concat([line('acknowledgments'), line('NAK'), FLUSH]);
  const objects = selectObjects(store, { wants, haves, withoutBlobs: valuesOf(command, 'filter').length > 0 });
  const tags = command.arguments.includes('include-tag') ? tagsOf(store, repository.refs.values(), objects) : [];
  return Buffer.concat([
    ...(done ? [] : acknowledgments(haves)),
    line('packfile'),
    sideBand(1, encodePack([...objects, ...tags])),
    FLUSH,
  ]);
}

/** One common commit is enough: what the client has beyond it is sent once more. */
const acknowledgments = (haves: readonly string[]): Buffer[] => [
  line('acknowledgments'),
  ...haves.map((oid) => line(`ACK ${oid}`)),
  line('ready'),
  DELIMITER,
];

/** What a client asks for that was not offered to it; null: nothing. */
function refusalOf(command: GitCommand): string | null {
  const shallow = command.arguments.find((one) => /^(?:shallow|deepen)/.test(one));
  if (shallow !== undefined) return 'the simulator serves no shallow history';
  const filter = valuesOf(command, 'filter').find((one) => one !== 'blob:none');
  return filter === undefined ? null : `the simulator does not serve the filter ${filter}`;
}
