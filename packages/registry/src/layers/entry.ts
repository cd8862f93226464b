import type { Header } from 'tar-stream';
import type { LayerEntry } from '../port.ts';
import { namesOf } from './names.ts';

const TYPES = new Map<string, LayerEntry['type']>([
  ['file', 'file'],
  ['contiguous-file', 'file'],
  ['directory', 'directory'],
  ['symlink', 'symlink'],
  ['link', 'hardlink'],
  ['character-device', 'other'],
  ['block-device', 'other'],
  ['fifo', 'other'],
]);

/**
 * An entry by its header; a text: why it is none. What container engines and this reader could take differently is refused.
 * @param extended content of its extended header; empty: it has none
 */
export function entryOf(header: Header, extended: Buffer): LayerEntry | string {
  const type = TYPES.get(header.type);
  const { name, target } = namesOf(header, extended);
  const shown = name.slice(0, 100);
  const pax: Partial<Record<string, string>> = header.pax ?? {};
  if (type === undefined) return `\`${shown}\` is of an unknown type`;
  // Go takes no content for these, whatever the header says; what is content here would be entries there.
  if (type !== 'file' && type !== 'directory' && header.size !== 0) return `\`${shown}\` is no file and has a size`;
  if (Object.keys(pax).some((key) => key.startsWith('GNU.sparse.'))) return `\`${shown}\` is a sparse file`;
  const path = normal(name);
  if (path === null) return `\`${shown}\` leads out of the archive`;
  const linked = type === 'symlink' || type === 'hardlink';
  return {
    path,
    type,
    mode: header.mode & 0o7777,
    uid: owner(pax.uid) ?? header.uid,
    gid: owner(pax.gid) ?? header.gid,
    size: type === 'file' ? header.size : 0,
    linkTarget: linked ? target : null,
  };
}

/** From the root, without empty parts and `.`; null: it has a `..` or a NUL. The root itself is the empty path. */
function normal(name: string): string | null {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return parts.includes('..') || name.includes('\0') ? null : parts.join('/');
}

/** Of an extended header, which has it where the other has no room. */
const owner = (text: string | undefined): number | null => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null);
