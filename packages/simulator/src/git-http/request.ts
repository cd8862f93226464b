import type { Packet } from './pkt-line.ts';

/** A command of protocol version 2 with its arguments, each a line. */
export interface GitCommand {
  readonly command: string;
  readonly arguments: readonly string[];
}

/** `command=…`, capabilities, a delimiter, arguments, a flush. Null: it is nothing of the kind. */
export function commandOf(packets: readonly Packet[]): GitCommand | null {
  const [first] = packets;
  if (!Buffer.isBuffer(first)) return null;
  const command = /^command=(.+)$/.exec(textOf(first))?.[1];
  if (command === undefined || packets.at(-1) !== 'flush') return null;
  const from = packets.indexOf('delimiter');
  const lines = from < 0 ? [] : packets.slice(from + 1).filter((packet) => Buffer.isBuffer(packet));
  return { command, arguments: lines.map(textOf) };
}

const textOf = (packet: Buffer): string => packet.toString('utf8').replace(/\n$/, '');

/** What follows `name ` in each argument that begins so. */
export const valuesOf = ({ arguments: all }: GitCommand, name: string): string[] =>
  all.filter((one) => one.startsWith(`${name} `)).map((one) => one.slice(name.length + 1));
