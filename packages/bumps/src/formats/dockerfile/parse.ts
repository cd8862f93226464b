import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { LineIndex } from '../../lines.ts';
import type { Value } from '../../types.ts';
import { readsHeredocsAlike } from './heredocs.ts';

/** An instruction with its words exactly as written: a word that a line continuation cuts in two keeps the cut in its text. */
export interface DockerfileInstruction {
  /** Upper case. */
  readonly keyword: string;
  /** 1-based. */
  readonly line: number;
  /** Leading words that start with `--`. */
  readonly flags: readonly Value[];
  readonly words: readonly Value[];
}

/** A parser directive (`# syntax=…`), which counts only at the very top. */
interface DockerfileDirective {
  /** Lower case. */
  readonly name: string;
  readonly line: number;
  readonly value: Value;
}

export interface DockerfileDocument {
  readonly directives: readonly DockerfileDirective[];
  readonly instructions: readonly DockerfileInstruction[];
}

/** More than any build file. They bound the work: the library's time grows with comments times stages and with the square of flags. */
const MAX_LENGTH = 128 * 1024;
const MAX_LINES = 4_000;
const MAX_FLAGS = 2_000;
/** Instructions whose words managers read. */
const WITH_WORDS = new Set(['FROM', 'ARG', 'COPY', 'ADD', 'RUN']);
/** Dockerfile reference, "Overview", with the deprecated MAINTAINER. A file with any other first word is a template or no Dockerfile. */
const KEYWORDS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** Reads a Dockerfile; null when it is none, or when BuildKit might cut it into other instructions than we do. */
export function parseDockerfile(text: string): DockerfileDocument | null {
  const lines = new LineIndex(text);
  if (text.length > MAX_LENGTH || lines.starts().length > MAX_LINES || text.split(/\s--/).length > MAX_FLAGS)
    return null;
  if (!continuesAlike(text) || !readsHeredocsAlike(text)) return null;
  try {
    const parsed = DockerfileParser.parse(text);
    const instructions = parsed.getInstructions();
    if (!instructions.every((instruction) => KEYWORDS.has(instruction.getKeyword()))) return null;
    const words = new WordReader(text, lines);
    return {
      directives: parsed.getDirectives().map((directive) => ({
        name: directive.getName().toLowerCase(),
        line: directive.getRange().start.line + 1,
        value: words.at(directive.getValueRange()),
      })),
      instructions: instructions.map((instruction) => words.read(instruction)),
    };
  } catch {
    return null;
  }
}

/** BuildKit takes an escaped escape character before a line end for no continuation, our parser takes it for one. */
function continuesAlike(text: string): boolean {
  return !/(?:\\\\|``)[ \t]*(?:\r?\n|$)/.test(text);
}

type Range = ReturnType<Instruction['getRange']>;

/** Turns the library's lines and characters into offsets and exact texts. */
class WordReader {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string, lines: LineIndex) {
    this.#text = text;
    this.#starts = lines.starts();
  }

  read(instruction: Instruction): DockerfileInstruction {
    const keyword = instruction.getKeyword();
    const all = WITH_WORDS.has(keyword) ? this.#allWords(instruction) : [];
    const firstWord = all.findIndex((word) => !word.text.startsWith('--'));
    const flags = firstWord < 0 ? all : all.slice(0, firstWord);
    return { keyword, line: instruction.getRange().start.line + 1, flags, words: all.slice(flags.length) };
  }

  at(range: Range): Value {
    const start = this.#offset(range.start);
    const end = this.#offset(range.end);
    return { text: this.#text.slice(start, end), start, end };
  }

  /** The library keeps flags apart for the instructions that it knows to have some. */
  #allWords(instruction: Instruction): readonly Value[] {
    const flags = 'getFlags' in instruction ? (instruction as WithFlags).getFlags().map((flag) => flag.getRange()) : [];
    return [...flags, ...instruction.getArguments().map((word) => word.getRange())].map((range) => this.at(range));
  }

  #offset({ line, character }: Range['start']): number {
    return (this.#starts[line] ?? this.#text.length) + character;
  }
}

interface WithFlags {
  getFlags(): readonly { getRange(): Range }[];
}
