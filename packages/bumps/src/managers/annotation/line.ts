/** The one value of a line like `key: value`, `KEY="value"`, `- value`. */
export interface WrittenValue {
  readonly text: string;
  /** Offset in the line. */
  readonly start: number;
  /** The key, or `value` where there is none. */
  readonly field: string;
  readonly style: 'text' | 'single' | 'double';
  /** The format around it may give a bare value a type. */
  readonly typed: boolean;
  /** Name of the YAML anchor it carries. */
  readonly anchor: string | null;
}

/** Indentation, list dashes, and the words that declare a variable in shells, Dockerfiles, JavaScript. */
const LEAD = /^[ \t]*(?:-[ \t]+)*(?:(?:export|readonly|local|const|let|var|ENV|ARG)[ \t]+){0,2}/;
const KEY = /^(?:"([A-Za-z_][\w.-]*)"|'([A-Za-z_][\w.-]*)'|([A-Za-z_][\w.-]*))/;
/** `: ` of YAML, `:` behind a quoted key of JSON, ` = ` of TOML and HCL, `=`, `:=`, `?=` of env files, shells and make. */
const SEPARATOR = /^(?:[ \t]*(?::=|\?=)[ \t]*|=(?![ \t])|[ \t]*=[ \t]*|[ \t]*:[ \t]+|:(?=["']))/;
const QUOTED = /^(?:"([^"\\]*)"|'([^'\\]*)')/;
const BARE = /^[^\s"'\\,;#][^\s"'\\]*?(?=[,;]?(?:[ \t]|$))/;
const ANCHOR = /^&([\w-]+)[ \t]+/;
/** A comma or semicolon and a comment; nothing that could be a second value. */
const TAIL = /^[,;]?[ \t]*(?:(?<=[ \t])(?:#|\/\/|\/\*|<!--|--|;).*)?$/;

/** Reads a line that holds one value and nothing else; null for every other line. */
export function readLine(line: string): WrittenValue | null {
  const lead = LEAD.exec(line)?.[0] ?? '';
  const key = KEY.exec(line.slice(lead.length));
  const from = lead.length + (key?.[0].length ?? 0);
  const separator =
    key && (SEPARATOR.exec(line.slice(from)) ?? (/\bENV[ \t]+$/.test(lead) ? /^[ \t]+/.exec(line.slice(from)) : null));
  if (key === null || separator === null)
    return readRest(line, lead.length, { field: 'value', typed: true, anchor: null });
  const field = key[1] ?? key[2] ?? key[3] ?? '';
  const typed = /^(?:[ \t]*:[ \t]|:$|[ \t]+=|=[ \t])/.test(separator[0]);
  const anchor = typed ? ANCHOR.exec(line.slice(from + separator[0].length)) : null;
  const start = from + separator[0].length + (anchor?.[0].length ?? 0);
  return readRest(line, start, { field, typed, anchor: anchor?.[1] ?? null });
}

type Place = Pick<WrittenValue, 'field' | 'typed' | 'anchor'>;

function readRest(line: string, from: number, place: Place): WrittenValue | null {
  const rest = line.slice(from);
  const quoted = QUOTED.exec(rest);
  const bare = quoted === null ? BARE.exec(rest) : null;
  const token = quoted?.[0] ?? bare?.[0];
  if (token === undefined || !TAIL.test(rest.slice(token.length))) return null;
  if (quoted === null) return { ...place, text: token, start: from, style: 'text' };
  const style = token.startsWith('"') ? 'double' : 'single';
  return { ...place, text: quoted[1] ?? quoted[2] ?? '', start: from + 1, style };
}
