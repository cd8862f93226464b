import type { DockerfileDocument, DockerfileInstruction } from '../../formats/dockerfile/index.ts';
import type { Problem, Value } from '../../types.ts';
import { imageFields, parseImage } from '../image.ts';
import type { Findings, ManagedReference, Manager, SourceFile } from '../manager.ts';
import { argumentImages } from './arguments.ts';

/** `Dockerfile`, `Containerfile`, `Dockerfile.dev`, `api.dockerfile`. */
const FILES = /(?:^|\/)(?:docker|container)file(?:\.[^/]+)?$|\.(?:docker|container)file$/i;

/** Images of a build: `FROM`, `COPY --from`, `RUN --mount=…,from=`, an `ARG` that `FROM` uses, and the `# syntax` directive. */
export const dockerfile: Manager = {
  id: 'dockerfile',
  matches: (path) => FILES.test(path),
  references,
};

function references(file: SourceFile): Findings {
  const document = file.dockerfile();
  if (document === null) return { references: [], problems: [unreadable()] };
  const literal = [...syntaxImages(document), ...document.instructions.flatMap(instructionImages)];
  return { references: [...literal, ...argumentImages(document)] };
}

function syntaxImages(document: DockerfileDocument): readonly ManagedReference[] {
  const syntax = document.directives.filter((directive) => directive.name === 'syntax');
  return syntax.length === 1 ? syntax.flatMap(({ line, value }) => imageAt(`${line}:# syntax`, value, line)) : [];
}

function instructionImages(instruction: DockerfileInstruction): readonly ManagedReference[] {
  const { keyword, line } = instruction;
  if (keyword === 'FROM') return fromImage(instruction);
  if (keyword === 'COPY') {
    const sources = flagValues(instruction, '--from=');
    return sources.length === 1 ? sources.flatMap((source) => imageAt(`${line}:COPY --from`, source, line)) : [];
  }
  if (keyword === 'RUN') {
    return flagValues(instruction, '--mount=').flatMap((mount, index) =>
      mountSource(mount).flatMap((source) => imageAt(`${line}:RUN --mount ${index}`, source, line)),
    );
  }
  return [];
}

/** `FROM image` or `FROM image AS stage`; anything else is no instruction that builds. */
function fromImage({ line, words }: DockerfileInstruction): readonly ManagedReference[] {
  const [image, as] = words;
  const complete = words.length === 1 || (words.length === 3 && as?.text.toUpperCase() === 'AS');
  return image !== undefined && complete ? imageAt(`${line}:FROM`, image, line) : [];
}

function flagValues(instruction: DockerfileInstruction, prefix: string): readonly Value[] {
  return instruction.flags.filter((flag) => flag.text.startsWith(prefix)).map((flag) => after(flag, prefix.length));
}

/** The `from=` field of a mount, which is a line of comma-separated values; a quoted one is left alone. */
function mountSource(mount: Value): readonly Value[] {
  if (mount.text.includes('"')) return [];
  const fields: Value[] = [];
  for (let at = 0; at <= mount.text.length; ) {
    const comma = mount.text.indexOf(',', at);
    const end = comma < 0 ? mount.text.length : comma;
    fields.push({ text: mount.text.slice(at, end), start: mount.start + at, end: mount.start + end });
    at = end + 1;
  }
  const sources = fields.filter((field) => field.text.startsWith('from='));
  return sources.length === 1 ? sources.map((source) => after(source, 'from='.length)) : [];
}

/** A stage's name has neither tag nor digest, so the grammar of an image reference tells it apart. */
function imageAt(key: string, word: Value, line: number): readonly ManagedReference[] {
  const image = parseImage(word.text, word.start);
  return image === null ? [] : [{ ...imageFields(image), manager: 'dockerfile', key, line, style: 'text' }];
}

function after(value: Value, length: number): Value {
  return { text: value.text.slice(length), start: value.start + length, end: value.end };
}

function unreadable(): Problem {
  return {
    rule: 'scope/unparsable',
    line: null,
    scope: 'place',
    message:
      'the file is no Dockerfile that every reader cuts into the same instructions, so only annotated values can be proved',
    fix: 'Write here-documents and line continuations in their plain form on the base branch, or let a person propose this in a pull request of their own.',
  };
}
