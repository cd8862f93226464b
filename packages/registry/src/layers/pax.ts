const SPACE = 0x20;

/** What an extended header says of an entry's name and target, as the bytes that stand there. */
export interface PaxNames {
  readonly path?: Buffer;
  readonly linkpath?: Buffer;
}

/**
 * Reads the records (`17 path=usr/bin/sh` and a line feed; POSIX, pax interchange format), the last of a key counts. The library makes UTF-8
 * of them, and Go writes every name that is no ASCII here, whatever its bytes are.
 */
export function paxNames(content: Buffer): PaxNames {
  const names: { path?: Buffer; linkpath?: Buffer } = {};
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(SPACE, at);
    const length = Number.parseInt(content.toString('latin1', at, space), 10);
    const text = content.subarray(space + 1, at + length - 1);
    const equals = text.indexOf('=');
    if (!(length > 0) || equals < 0) break;
    const key = text.toString('latin1', 0, equals);
    if (key === 'path' || key === 'linkpath') names[key] = text.subarray(equals + 1);
    at += length;
  }
  return names;
}
