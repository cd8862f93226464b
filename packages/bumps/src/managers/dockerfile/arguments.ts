import type { DockerfileDocument, DockerfileInstruction } from '../../formats/dockerfile/index.ts';
import type { Value } from '../../types.ts';
import { canonicalImageName, imageFields, parseImage } from '../image.ts';
import type { ManagedReference } from '../manager.ts';

/** An `ARG NAME=value` before the first `FROM`: the only ones that `FROM` sees. */
interface GlobalArgument {
  readonly name: string;
  readonly value: Value;
  readonly line: number;
  readonly style: string;
}

/** More than any build declares; each is looked for in each `FROM`. */
const MAX_ARGUMENTS = 200;

/**
 * Images whose tag, or the whole of them, is the default of a global `ARG`. Only where every use agrees: one name, at the start of the tag or
 * as the whole image. An argument that also makes up a platform, another argument or a part of a name is no version of an image.
 */
export function argumentImages({ instructions }: DockerfileDocument): readonly ManagedReference[] {
  const firstFrom = instructions.findIndex((instruction) => instruction.keyword === 'FROM');
  const globals = instructions.slice(0, Math.max(0, firstFrom)).filter((instruction) => instruction.keyword === 'ARG');
  if (globals.length > MAX_ARGUMENTS) return [];
  const froms = instructions.filter((instruction) => instruction.keyword === 'FROM');
  const images = froms.flatMap((from) => from.words.slice(0, 1)).filter(expands);
  const elsewhere = [...globals, ...froms.map((from) => ({ words: [...from.flags, ...from.words.slice(1)] }))]
    .flatMap(({ words }) => words)
    .filter(expands);
  return globals.flatMap((instruction) => {
    const argument = readArgument(instruction);
    if (argument === null || declarations(globals, argument.name) !== 1) return [];
    const variable = new RegExp(`\\$(?:\\{${argument.name}(?![A-Za-z0-9_])|${argument.name}(?![A-Za-z0-9_]))`);
    if (elsewhere.some((word) => variable.test(word.text))) return [];
    return resolve(
      argument,
      images.filter((image) => variable.test(image.text)),
    );
  });
}

function expands(word: Value): boolean {
  return word.text.includes('$');
}

/** Null unless it declares one argument whose default needs no expansion. */
function readArgument({ words, line }: DockerfileInstruction): GlobalArgument | null {
  const [word] = words;
  const found = words.length === 1 ? /^([A-Za-z_][A-Za-z0-9_]*)=(["']?)([^"'\\$\s]+)\2$/.exec(word?.text ?? '') : null;
  if (word === undefined || found === null) return null;
  const [, name = '', quote = '', text = ''] = found;
  const start = word.start + name.length + 1 + quote.length;
  const style = quote === '' ? 'text' : quote === '"' ? 'double' : 'single';
  return { name, value: { text, start, end: start + text.length }, line, style };
}

function declarations(globals: readonly DockerfileInstruction[], name: string): number {
  return globals.flatMap((arg) => arg.words).filter((word) => word.text.split('=', 1)[0] === name).length;
}

function resolve(argument: GlobalArgument, uses: readonly Value[]): readonly ManagedReference[] {
  const written = uses.map((use) => nameBefore(use.text, argument.name));
  const [name] = written;
  if (name === undefined || name === null || !written.every((other) => other === name)) return [];
  const { value, line, style } = argument;
  const prefix = name === '' ? '' : `${name}:`;
  const image = parseImage(`${prefix}${value.text}`, value.start - prefix.length);
  if (image === null || (prefix !== '' && image.written !== name)) return [];
  return [{ ...imageFields(image), manager: 'dockerfile', key: `${line}:ARG ${argument.name}`, line, style }];
}

/** `golang` for `golang:${NAME}-alpine`, the empty string for `${NAME}` alone, null when the argument stands elsewhere. */
function nameBefore(use: string, name: string): string | null {
  const at = use.indexOf('$');
  const variable = [`\${${name}}`, `$${name}`].find((form) => use.startsWith(form, at));
  if (variable === undefined) return null;
  const before = use.slice(0, at);
  const rest = use.slice(at + variable.length);
  if (before === '') return rest === '' ? '' : null;
  const image = before.slice(0, -1);
  const startsTag = before.endsWith(':') && !image.slice(image.lastIndexOf('/') + 1).includes(':');
  return startsTag && /^(?:[.-][A-Za-z0-9._-]*)?$/.test(rest) && canonicalImageName(image) !== null ? image : null;
}
